namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>The highest of the last <paramref name="period"/> values, the current one included.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One value per bar in the unit of the series; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's MAX. A breakout compares with the row before: nothing exceeds a maximum that includes it.</remarks>
    public Series Highest(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Rolling.Fold(this, period, Math.Max);
    }
}
