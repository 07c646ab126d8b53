namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>Average directional index: how strong a trend is, with the directional indicators that say which way.</summary>
    /// <param name="period">Number of bars, 1 or more.</param>
    /// <returns>
    /// Three series in [0, 100]: the directional indicators defined from index <c>period</c>, the index itself from
    /// <c>2 * period - 1</c>, NaN before; 0 where nothing moved.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>J. W. Wilder, "New Concepts in Technical Trading Systems", 1978; as TA-Lib's ADX, PLUS_DI and MINUS_DI.</remarks>
    public DirectionalMovement Adx(int period = 14)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);

        var ups = Series.Define(Count, 1, i => Math.Max(High[i] - High[i - 1], 0));
        var downs = Series.Define(Count, 1, i => Math.Max(Low[i - 1] - Low[i], 0));
        var range = WilderSum(TrueRange(), period);
        var plusDi = Percentage(WilderSum(Stronger(ups, downs), period), range);
        var minusDi = Percentage(WilderSum(Stronger(downs, ups), period), range);
        var dx = Percentage(Series.Combine(plusDi, minusDi, static (plus, minus) => Math.Abs(plus - minus)), plusDi + minusDi);

        return new DirectionalMovement(Smoothing.Wilder(dx, period, period), plusDi, minusDi);
    }

    // Only the larger of the two movements of a bar counts; equal ones cancel.
    private static Series Stronger(Series movement, Series opposite) =>
        Series.Combine(movement, opposite, static (mine, other) => mine > other ? mine : 0);

    private static Series Percentage(Series part, Series whole) =>
        Series.Combine(part, whole, static (part, whole) => whole == 0 ? 0 : 100 * part / whole);

    // A sum that fades by 1/period a bar; it starts from period - 1 values and is defined one bar later, as TA-Lib has it.
    private static Series WilderSum(Series series, int period)
    {
        var sum = 0.0;
        return Series.Define(series.Count, 0, i =>
        {
            if (i > 0) sum += i < period ? series[i] : series[i] - sum / period;
            return i < period ? double.NaN : sum;
        });
    }
}
