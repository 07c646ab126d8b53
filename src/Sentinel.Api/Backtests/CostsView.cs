using Sentinel.Core.Backtesting;

namespace Sentinel.Api.Backtests;

/// <summary>What trading costs, charged on each side of each fill.</summary>
internal sealed record CostsView
{
    /// <summary>Commission in basis points of the traded value, 0 to 1,000. Default 10.</summary>
    public double? FeeBps { get; init; }

    /// <summary>Distance of the fill price from the open, against the trader, in basis points, 0 to 1,000. Default 5.</summary>
    public double? SlippageBps { get; init; }

    /// <summary>What a client sees of a cost model.</summary>
    public static CostsView Of(CostModel costs) => new() { FeeBps = costs.FeeBps, SlippageBps = costs.SlippageBps };
}
