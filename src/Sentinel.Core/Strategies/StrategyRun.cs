using Sentinel.Core.Prices;

namespace Sentinel.Core.Strategies;

/// <summary>One strategy to be run.</summary>
/// <param name="StrategyCode">The source as it was sent, fences and prose included.</param>
/// <param name="Prices">The bars it is given.</param>
/// <param name="Parameters">The numbers it is tuned with.</param>
/// <param name="Priority">Which line it waits in until a runner is free.</param>
public sealed record StrategyRun(
    string StrategyCode, PriceSeries Prices, Parameters Parameters, BacktestPriority Priority = BacktestPriority.Normal)
{
    /// <summary>Whose it is; null where nobody asks.</summary>
    public RunSubject? Subject { get; init; }
}
