using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Longest time that equity spent below a peak, whether or not that was its deepest fall.</summary>
/// <remarks>
/// From the last bar at a peak to the first bar that reaches it again, or to the last bar when none does; a billionth below it is at it.
/// M. Magdon-Ismail and A. Atiya, "Maximum Drawdown", Risk, 2004.
/// </remarks>
public static class DrawdownDuration
{
    /// <summary>A number of bars, zero when equity never fell.</summary>
    /// <param name="equity">One value per bar, oldest first, not negative, the first above zero.</param>
    public static int Longest(ReadOnlySpan<double> equity)
    {
        var (peak, peakBar, longest) = (0.0, 0, 0);
        for (var bar = 0; bar < equity.Length; bar++)
        {
            var isBelow = equity[bar] < peak * (1 - Rounding.OfAmounts);
            var recovered = !isBelow && bar - peakBar > 1; // the bars between were below
            if (isBelow || recovered) longest = Math.Max(longest, bar - peakBar);
            if (!isBelow) (peak, peakBar) = (Math.Max(peak, equity[bar]), bar);
        }

        return longest;
    }
}
