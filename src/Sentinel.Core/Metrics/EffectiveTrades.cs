using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>How many trades of the size that made the money the counted ones add up to: many small ones around a large one are few.</summary>
/// <remarks>
/// sum of weights / (sum of profit * weight / sum of profit), a weight being the largest share of equity that a trade was. The divisor is
/// the mean weight of the profits, that of an open trade among them. Costs grow with the sum of weights, and with nothing else.
/// </remarks>
public static class EffectiveTrades
{
    /// <summary>A whole number, rounded, from 0 to the number of counted trades; that number when all are of one size, or none won.</summary>
    /// <param name="trades">Every round trip of a run.</param>
    /// <param name="leastWeight">Share of equity that a trade must have been worth at its largest to be counted, 0 to 1.</param>
    public static int Of(IReadOnlyList<Trade> trades, double leastWeight)
    {
        var counted = CountedTrades.Of(trades, leastWeight);
        var (weights, profits, weighedProfits) = (0.0, 0.0, 0.0);
        foreach (var trade in trades)
        {
            if (!CountedTrades.Counts(trade, leastWeight)) continue;

            var profit = Math.Max(trade.Pnl, 0);
            if (!trade.IsOpen) weights += trade.PeakWeight;
            profits += profit;
            weighedProfits += profit * trade.PeakWeight;
        }

        return weighedProfits > 0 ? (int)Math.Round(Math.Min(counted, weights / weighedProfits * profits)) : counted;
    }
}
