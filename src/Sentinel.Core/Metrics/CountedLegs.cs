namespace Sentinel.Core.Metrics;

/// <summary>Legs that are evidence: enough of the position was closed to cost something, and it has a result.</summary>
/// <remarks>For a strategy that closes what it enters they are its <see cref="CountedTrades"/>; one that is never flat has them as well.</remarks>
public static class CountedLegs
{
    /// <summary>How many there are.</summary>
    /// <param name="legs">Every leg of a run.</param>
    /// <param name="leastWeight">Share of equity that must have been closed, 0 to 1.</param>
    public static int Of(IReadOnlyList<TradeLeg> legs, double leastWeight) =>
        legs.Count(leg => !leg.IsOpen && Counts(leg, leg.ClosedWeight, leastWeight));

    /// <summary>Whether a leg has a result, before and after costs, and a weight of it is no dust.</summary>
    internal static bool Counts(TradeLeg leg, double weight, double leastWeight) =>
        CountedTrades.Counts(weight, leg.Value, leg.Pnl, leg.Costs, leastWeight);
}
