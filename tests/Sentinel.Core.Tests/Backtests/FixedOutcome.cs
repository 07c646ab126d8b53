using Sentinel.Core.Strategies;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>Stands in for the processes that run strategies: every run ends the same way, and so does every second one in another process.</summary>
internal sealed class FixedOutcome(StrategyOutcome outcome, StrategyOutcome.Disqualified? objection = null) : IStrategyRunner
{
    /// <summary>What was to be run in another process too.</summary>
    public List<StrategyRun> Confirmed { get; } = [];

    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) => Task.FromResult(outcome);

    public Task<StrategyOutcome.Disqualified?> Confirm(StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken)
    {
        Confirmed.Add(run);
        return Task.FromResult(objection);
    }
}
