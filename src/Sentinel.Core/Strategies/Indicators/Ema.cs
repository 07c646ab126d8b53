namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Exponential moving average: <c>e += 2/(period+1) * (x - e)</c>, started from the mean of the first values.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One value per bar in the unit of the series; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's EMA; pandas' <c>ewm(adjust=False)</c> starts from the first value instead and agrees after some 300 bars.</remarks>
    public Series Ema(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Smoothing.Ema(this, FirstFinite, period);
    }
}
