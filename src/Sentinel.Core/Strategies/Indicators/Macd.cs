namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Moving average convergence divergence: a fast less a slow exponential average, and an average of that.</summary>
    /// <param name="fast">Period of the fast average, 1 or more; exchanged with <paramref name="slow"/> if it is the longer one.</param>
    /// <param name="slow">Period of the slow average, 1 or more.</param>
    /// <param name="signal">Period of the average of the difference, 1 or more.</param>
    /// <returns>
    /// Three series in the unit of this one, all defined from index <c>slow + signal - 2</c>, NaN before. Both averages start so
    /// that their first window ends at index <c>slow - 1</c>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A period is below 1.</exception>
    /// <remarks>G. Appel, "Technical Analysis: Power Tools for Active Investors", 2005; as TA-Lib's MACD.</remarks>
    public MacdLines Macd(int fast = 12, int slow = 26, int signal = 9)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fast, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(slow, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(signal, 1);
        if (fast > slow) (fast, slow) = (slow, fast);

        var fastAverage = Smoothing.Ema(this, FirstFinite + (long)slow - fast, fast);
        var slowAverage = Smoothing.Ema(this, FirstFinite, slow);
        var line = fastAverage - slowAverage;
        var signalLine = line.Ema(signal);

        line = line.BlankBefore(signalLine.FirstFinite);
        return new MacdLines(line, signalLine, line - signalLine);
    }
}
