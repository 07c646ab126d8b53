namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Relative strength index: <c>100 * gain / (gain + loss)</c> of the averaged rises and falls; 0 when nothing moved.</summary>
    /// <param name="period">Number of changes, 1 or more.</param>
    /// <returns>One value per bar in [0, 100]; defined from index <c>period</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>J. W. Wilder, "New Concepts in Technical Trading Systems", 1978; as TA-Lib's RSI.</remarks>
    public Series Rsi(int period = 14)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);

        var firstChange = FirstFinite + 1;
        var rises = Define(Count, firstChange, i => Math.Max(values[i] - values[i - 1], 0));
        var falls = Define(Count, firstChange, i => Math.Max(values[i - 1] - values[i], 0));

        return Combine(
            Smoothing.Wilder(rises, firstChange, period),
            Smoothing.Wilder(falls, firstChange, period),
            static (gain, loss) => gain + loss == 0 ? 0 : 100 * gain / (gain + loss));
    }
}
