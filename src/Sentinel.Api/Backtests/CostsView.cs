using Sentinel.Core.Backtesting;

namespace Sentinel.Api.Backtests;

/// <summary>What trading costs, charged on each side of each fill.</summary>
/// <param name="FeeBps">Commission in basis points of the traded value, 0 to 1,000. Default 10.</param>
/// <param name="SlippageBps">Distance of the fill price from the open, against the trader, in basis points, 0 to 1,000. Default 5.</param>
internal sealed record CostsView(double? FeeBps, double? SlippageBps)
{
    /// <summary>What a client sees of a cost model.</summary>
    public static CostsView Of(CostModel costs) => new(costs.FeeBps, costs.SlippageBps);
}
