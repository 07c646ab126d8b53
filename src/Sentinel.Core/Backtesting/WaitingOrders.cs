using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtesting;

/// <summary>Orders that meet hours without trades: nobody buys or sells there, so they wait for the next traded open.</summary>
internal static class WaitingOrders
{
    /// <summary>The targets that each open is met with: over filled bars the one before them goes on, then the last one decided counts.</summary>
    /// <param name="prices">The bars, some of which may be filled.</param>
    /// <param name="targets">One target position per bar, as they were decided.</param>
    /// <param name="held">Where to write them, one for each bar.</param>
    public static void Hold(PriceSeries prices, ReadOnlySpan<double> targets, Span<double> held)
    {
        targets.CopyTo(held);
        for (var bar = prices.NextFilled(1); bar < held.Length; bar = prices.NextFilled(bar + 1)) held[bar - 1] = Before(held, bar - 1);
    }

    /// <summary>How many orders had to wait: changes of the target that met a filled bar, whether or not they were filled later.</summary>
    /// <param name="prices">The bars.</param>
    /// <param name="targets">The targets as they were decided.</param>
    /// <param name="held">What <see cref="Hold"/> made of them.</param>
    /// <param name="lastBar">The last bar that orders were waiting at; after ruin there are none.</param>
    public static int Count(PriceSeries prices, ReadOnlySpan<double> targets, ReadOnlySpan<double> held, int lastBar)
    {
        var waited = 0;
        for (var bar = prices.NextFilled(1); bar <= lastBar; bar = prices.NextFilled(bar + 1))
        {
            var isNew = targets[bar - 1] != Before(targets, bar - 1);
            if (isNew && targets[bar - 1] != held[bar - 1]) waited++;
        }

        return waited;
    }

    // Before the first bar nothing is held.
    private static double Before(ReadOnlySpan<double> targets, int bar) => bar == 0 ? 0 : targets[bar - 1];
}
