using Sentinel.Core.Strategies;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>Stands in for the processes that run strategies: every run ends the same way.</summary>
internal sealed class FixedOutcome(StrategyOutcome outcome) : IStrategyRunner
{
    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) => Task.FromResult(outcome);
}
