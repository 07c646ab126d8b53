using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>Stands in for the processes that run strategies: a strategy is a function of the bars that it is given.</summary>
internal sealed class ComputedTargets(Func<PriceSeries, double[]> strategy) : IStrategyRunner
{
    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) =>
        Task.FromResult<StrategyOutcome>(new StrategyOutcome.Completed(strategy(run.Prices)));

    public Task<StrategyOutcome.Disqualified?> Confirm(StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken) =>
        Task.FromResult<StrategyOutcome.Disqualified?>(null);
}
