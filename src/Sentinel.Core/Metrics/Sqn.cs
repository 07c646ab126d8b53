namespace Sentinel.Core.Metrics;

/// <summary>System quality number: how surely the mean trade is above zero.</summary>
/// <remarks>
/// sqrt(n) * mean / sample standard deviation. V. K. Tharp, "The Definitive Guide to Position Sizing", 2008; there it is of
/// R-multiples and n is capped at 100, here of money and without a cap.
/// </remarks>
public static class Sqn
{
    /// <summary>A dimensionless number; null with fewer than two trades or without variation.</summary>
    /// <param name="pnl">Profit after fees of each closed trade.</param>
    public static double? Of(ReadOnlySpan<double> pnl)
    {
        var moments = Moments.Of(pnl);
        return moments.SampleVariance is > 0 and var variance
            ? Finite.OrNull(Math.Sqrt(moments.Count) * moments.Mean / Math.Sqrt(variance))
            : null;
    }
}
