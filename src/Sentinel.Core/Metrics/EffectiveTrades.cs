namespace Sentinel.Core.Metrics;

/// <summary>How many trades of the size that made the money the counted legs add up to: many small ones around a large one are few.</summary>
/// <remarks>
/// sum of closed weights / (sum of profit * weight / sum of profit), a weight being the largest share of equity that a leg was, a closed
/// weight the part of it that was closed again. The divisor is the mean weight of the profits, those of an open leg and of one of which
/// next to nothing was closed among them. Costs grow with the sum of closed weights, and with nothing else.
/// </remarks>
public static class EffectiveTrades
{
    /// <summary>A whole number, rounded, from 0 to the number of counted legs; that number when all are closed and of one size, or none won.</summary>
    /// <param name="legs">Every leg of a run.</param>
    /// <param name="leastWeight">Share of equity that must have been closed for a leg to be counted, 0 to 1.</param>
    public static int Of(IReadOnlyList<TradeLeg> legs, double leastWeight)
    {
        var counted = CountedLegs.Of(legs, leastWeight);
        var (weights, profits, weighedProfits) = (0.0, 0.0, 0.0);
        foreach (var leg in legs)
        {
            if (CountedLegs.Counts(leg, leg.ClosedWeight, leastWeight)) weights += leg.ClosedWeight;
            if (!CountedLegs.Counts(leg, leg.PeakWeight, leastWeight)) continue;

            var profit = Math.Max(leg.Pnl, 0);
            profits += profit;
            weighedProfits += profit * leg.PeakWeight;
        }

        return weighedProfits > 0 ? (int)Math.Round(Math.Min(counted, weights / weighedProfits * profits)) : counted;
    }
}
