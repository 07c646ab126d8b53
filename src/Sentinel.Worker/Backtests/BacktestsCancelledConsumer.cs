using MassTransit;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.Worker.Cancelling;

namespace Sentinel.Worker.Backtests;

/// <summary>Stops the runs of backtests that were taken back.</summary>
internal sealed class BacktestsCancelledConsumer(CancellableRuns runs, IBacktestStore backtests) : IConsumer<BacktestsCancelled>
{
    public async Task Consume(ConsumeContext<BacktestsCancelled> context)
    {
        foreach (var run in runs.Among(context.Message.BacktestIds))
        {
            // The row decides: a message that is wrong or stale must stop nothing.
            if (await backtests.Find(run.Id, context.CancellationToken) is { IsTerminal: true }) await run.Stop();
        }
    }
}
