using MassTransit;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Worker.Cancelling;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Backtests;

/// <summary>Runs one requested backtest and announces how it ended.</summary>
/// <remarks>Idempotent: a redelivered command finds the stored outcome and announces it again.</remarks>
internal sealed class RunBacktestConsumer(
    IBacktestStore backtests,
    IQueueStore queues,
    PausedQueues paused,
    BacktestPipeline pipeline,
    CancellableRuns runs,
    FinishAnnouncer announcer,
    StoreOutage outage,
    TimeProvider time,
    ILogger<RunBacktestConsumer> log) : IConsumer<RunBacktest>
{
    public async Task Consume(ConsumeContext<RunBacktest> context)
    {
        var id = context.Message.BacktestId;
        if (await backtests.Find(id, context.CancellationToken) is not { } backtest)
        {
            log.LogWarning(
                "Backtest {BacktestId} is unknown, so its command is dropped. Do Api and worker use the same Sentinel:DataDirectory?", id);
            return;
        }

        if (paused.Any && await queues.GiveBackBacktest(id, context.CancellationToken)) return;

        if (backtest.Status is BacktestStatus.Faulted)
        {
            log.LogInformation("Backtest {BacktestId} is parked, so its command is dropped; requeue it to have it run", id);
            return;
        }

        var finished = backtest.IsTerminal ? backtest : await RunOnce(backtest, context.CancellationToken);
        await announcer.Announce(
            new BacktestFinished(id, SnakeCase.Of(finished.Status), SnakeCase.Of(finished.Verdict)), context.CancellationToken);
    }

    // Two workers may hold the same command; the first stored outcome wins and both announce it.
    private async Task<Backtest> RunOnce(Backtest backtest, CancellationToken cancellationToken)
    {
        using var run = runs.Begin(backtest.Id, cancellationToken);
        try
        {
            var marking = MarkRunning(run, cancellationToken);
            var running = pipeline.Run(backtest, run.Token);
            await Task.WhenAll(marking, running);
            var outcome = await running;
            return await outage.Outlast(() => backtests.KeepFirstOutcome(backtest.Id, outcome, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (run.IsStopped && !cancellationToken.IsCancellationRequested)
        {
            return (await backtests.Find(backtest.Id, cancellationToken))!;
        }
    }

    // It may have ended since it was looked at: cancelled, or run elsewhere.
    private async Task MarkRunning(CancellableRun run, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        if (!await outage.Outlast(() => backtests.MarkRunning(run.Id, startedAt, cancellationToken), cancellationToken)) await run.Stop();
    }
}
