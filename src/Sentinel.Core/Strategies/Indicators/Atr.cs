namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>Average true range: Wilder's average of <c>max(high, close before) - min(low, close before)</c>.</summary>
    /// <param name="period">Number of bars, 1 or more.</param>
    /// <returns>One price distance per bar, zero or more; defined from index <c>period</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>J. W. Wilder, "New Concepts in Technical Trading Systems", 1978; as TA-Lib's ATR.</remarks>
    public Series Atr(int period = 14)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Smoothing.Wilder(TrueRange(), 1, period);
    }
}
