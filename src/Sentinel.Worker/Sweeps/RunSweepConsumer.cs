using MassTransit;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.Worker.Cancelling;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Sweeps;

/// <summary>Runs one slice of a sweep; with the last one it announces the end.</summary>
/// <remarks>Idempotent: a redelivered command runs only those points of its slice that have no stored outcome.</remarks>
internal sealed class RunSweepConsumer(
    ISweepStore sweeps,
    IQueueStore queues,
    PausedQueues paused,
    SweepPipeline pipeline,
    SweepSlice slice,
    CancellableRuns runs,
    StoreOutage outage,
    TimeProvider time,
    ILogger<RunSweepConsumer> log) : IConsumer<RunSweep>
{
    public async Task Consume(ConsumeContext<RunSweep> context)
    {
        var (id, cancellationToken) = (context.Message.SweepId, context.CancellationToken);
        if (await sweeps.Find(id, cancellationToken) is not { } sweep)
        {
            log.LogWarning(
                "Sweep {SweepId} is unknown, so its command is dropped. Do Api and worker use the same Sentinel:DataDirectory?", id);
            return;
        }

        if (paused.Contains(WorkQueue.Sweeps) && await queues.GiveBackSweep(id, cancellationToken)) return;

        if (sweep.Status is SweepStatus.Faulted)
        {
            log.LogInformation("Sweep {SweepId} is parked, so its command is dropped; requeue it to have it run", id);
            return;
        }

        var latest = sweep.IsTerminal ? sweep : await RunOnce(sweep, context.Message, cancellationToken);
        if (latest.IsTerminal) await context.Publish(new SweepFinished(id, SnakeCase.Of(latest.Status)), cancellationToken);
    }

    private async Task<Sweep> RunOnce(Sweep sweep, RunSweep command, CancellationToken cancellationToken)
    {
        using var run = runs.Begin(sweep.Id, cancellationToken);
        try
        {
            return await Run(sweep, command, run.Token);
        }
        catch (OperationCanceledException) when (run.IsStopped && !cancellationToken.IsCancellationRequested)
        {
            return (await sweeps.Find(sweep.Id, cancellationToken))!;
        }
    }

    private async Task<Sweep> Run(Sweep sweep, RunSweep command, CancellationToken cancellationToken)
    {
        var bars = await pipeline.Bars(sweep, cancellationToken);
        if (sweep.Data?.Hash != bars.Hash)
            await sweeps.Begin(sweep.Id, BacktestData.Of(bars), time.GetUtcNow(), cancellationToken);

        var count = Math.Min(command.Count, sweep.Request.Grid.Count - command.First);
        var missing = await sweeps.ListMissing(sweep.Id, command.First, count, cancellationToken);
        return await Run(sweep, bars, missing, cancellationToken);
    }

    private async Task<Sweep> Run(Sweep sweep, BacktestBars bars, IReadOnlyList<int> missing, CancellationToken cancellationToken)
    {
        var (points, refusal) = await slice.Run(sweep, bars, missing, cancellationToken);
        return await outage.Outlast(() => Keep(sweep, bars, points, refusal, cancellationToken), cancellationToken);
    }

    private async Task<Sweep> Keep(
        Sweep sweep, BacktestBars bars, IReadOnlyList<SweepPoint> points, StrategyOutcome.Disqualified? refusal, CancellationToken cancellationToken)
    {
        if (refusal is not null) return await sweeps.Disqualify(sweep.Id, refusal, cancellationToken);

        var latest = await sweeps.KeepFirst(sweep.Id, bars.Hash, points, cancellationToken);
        return SweepPatience.Ends(latest) is { } impatience
            ? await sweeps.Disqualify(sweep.Id, impatience, cancellationToken)
            : latest;
    }
}
