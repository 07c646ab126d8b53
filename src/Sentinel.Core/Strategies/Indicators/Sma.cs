namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Simple moving average: the mean of the last <paramref name="period"/> values.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One value per bar in the unit of the series; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's SMA.</remarks>
    public Series Sma(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Rolling.Sum(this, period) / period;
    }
}
