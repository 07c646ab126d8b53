using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Deepest fall of equity below its running peak; the first value counts as a peak.</summary>
/// <remarks>
/// min over t of equity[t] / max(equity[0..t]) - 1. What is below the peak by less than a billionth of it is at the peak.
/// M. Magdon-Ismail and A. Atiya, "Maximum Drawdown", Risk, 2004.
/// </remarks>
/// <param name="Depth">A fraction from -1 (ruin) to 0 (never below the peak).</param>
/// <param name="PeakBar">Last bar at the peak before that fall; 0 without a fall.</param>
/// <param name="TroughBar">First bar at its lowest point; 0 without a fall.</param>
public readonly record struct MaxDrawdown(double Depth, int PeakBar, int TroughBar)
{
    /// <summary>The deepest fall; the first one when several are as deep.</summary>
    /// <param name="equity">One value per bar, oldest first, not negative, the first above zero.</param>
    public static MaxDrawdown Of(ReadOnlySpan<double> equity)
    {
        var deepest = default(MaxDrawdown);
        var (peak, peakBar) = (0.0, 0);
        for (var bar = 0; bar < equity.Length; bar++)
        {
            if (equity[bar] >= peak * (1 - Rounding.OfAmounts))
            {
                (peak, peakBar) = (Math.Max(peak, equity[bar]), bar);
                continue;
            }

            var depth = equity[bar] / peak - 1;
            if (depth < deepest.Depth) deepest = new MaxDrawdown(depth, peakBar, bar);
        }

        return deepest;
    }
}
