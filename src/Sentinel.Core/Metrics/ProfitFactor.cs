namespace Sentinel.Core.Metrics;

/// <summary>What the winning trades brought over what the losing ones cost.</summary>
/// <remarks>
/// sum of profits / |sum of losses|. R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008.
/// </remarks>
public static class ProfitFactor
{
    /// <summary>A ratio of zero or more; null without a loss, so also without trades.</summary>
    /// <param name="results">Profit or return after fees of each closed trade.</param>
    public static double? Of(ReadOnlySpan<double> results)
    {
        var (gains, losses) = (0.0, 0.0);
        foreach (var result in results)
        {
            gains += Math.Max(result, 0);
            losses -= Math.Min(result, 0);
        }

        return losses > 0 ? Finite.OrNull(gains / losses) : null;
    }
}
