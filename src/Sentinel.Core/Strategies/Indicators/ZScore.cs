namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Distance from the moving average in standard deviations: <c>(x - Sma) / StdDev</c>; 0 where nothing varied.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One dimensionless value per bar; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>With the population standard deviation, so that 2 is where <see cref="Bollinger"/>'s default bands lie.</remarks>
    public Series ZScore(int period = 20) =>
        Combine(this - Sma(period), StdDev(period), static (distance, deviation) => deviation == 0 ? 0 : distance / deviation);
}
