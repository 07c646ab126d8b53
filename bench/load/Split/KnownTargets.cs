using Sentinel.Core.Strategies;

namespace Sentinel.Load.Split;

/// <summary>Stands for the runner where only what comes after it is of interest.</summary>
internal sealed class KnownTargets : IStrategyRunner
{
    /// <summary>What the next strategy returns.</summary>
    public double[] Next { get; set; } = [];

    /// <inheritdoc/>
    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) =>
        Task.FromResult<StrategyOutcome>(new StrategyOutcome.Completed(Next));

    /// <inheritdoc/>
    public Task<StrategyOutcome.Disqualified?> Confirm(StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken) =>
        Task.FromResult<StrategyOutcome.Disqualified?>(null);
}
