using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Closed trades that are evidence: large enough to cost something, and with a result.</summary>
/// <remarks>
/// Costs are what makes trades hard to win, and they shrink with the size: dust can be traded any number of times for nothing. A trade
/// whose price came back to where it began, or that earned its costs and nothing else, says nothing either.
/// </remarks>
public static class CountedTrades
{
    /// <summary>The least share of equity that a trade must have been worth, unless settings say otherwise: a hundredth.</summary>
    public const double DefaultLeastWeight = 0.01;

    /// <summary>How many there are.</summary>
    /// <param name="trades">Every round trip of a run.</param>
    /// <param name="leastWeight">Share of equity that a trade must have been worth at its largest, 0 to 1.</param>
    public static int Of(IReadOnlyList<Trade> trades, double leastWeight) =>
        trades.Count(trade => !trade.IsOpen
            && Counts(trade.PeakWeight, trade.EntrySize * trade.EntryPrice, trade.Pnl, trade.Fees + trade.Slippage, leastWeight));

    /// <summary>Whether something is large enough and has a result, before and after costs.</summary>
    internal static bool Counts(double weight, double value, double pnl, double costs, double leastWeight)
    {
        var leastResult = value * Rounding.OfAmounts;
        return weight >= leastWeight * (1 - Rounding.OfAmounts) && Math.Abs(pnl) > leastResult && Math.Abs(pnl + costs) > leastResult;
    }
}
