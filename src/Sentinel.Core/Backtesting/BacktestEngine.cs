using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtesting;

/// <summary>Follows target positions over bars: decided at a close, filled at the next open.</summary>
public static class BacktestEngine
{
    /// <summary>What becomes of the capital.</summary>
    public static Simulation Run(PriceSeries prices, ReadOnlySpan<double> targets, CostModel costs, double initialCapital) =>
        throw new NotImplementedException();
}
