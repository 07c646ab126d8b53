using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Intake;

/// <summary>Tells where in its line something stands: higher priorities go before it, and what was accepted earlier.</summary>
internal sealed class WaitingLine(IBacktestStore backtests, ISweepStore sweeps, IQueueStore queues, Backlog backlog, QueuePauses pauses)
{
    /// <summary>The place of a backtest that was accepted here just now, without a look at the store.</summary>
    public PlaceInLine OfLast(Backtest backtest) => OfLast(1).Held(pauses.Holds(backtest.Request.Priority));

    /// <summary>The place of so many items of a batch that were accepted here just now.</summary>
    public async Task<PlaceInLine> OfLast(Guid batchId, int count, CancellationToken cancellationToken) =>
        OfLast(count).Held(await Holds(batchId, cancellationToken));

    /// <summary>The place of a backtest.</summary>
    public async Task<PlaceInLine> Of(Backtest backtest, CancellationToken cancellationToken)
    {
        if (backtest.IsTerminal) return PlaceInLine.None;
        if (backtest.Status is BacktestStatus.Running) return new PlaceInLine(0, backlog.SecondsFor(1));

        var position = await backtests.FindPosition(backtest.CreatedAt, backtest.Request.Priority, cancellationToken);
        return Of(position, 1).Held(backtest.Status is BacktestStatus.Queued && pauses.Holds(backtest.Request.Priority));
    }

    /// <summary>The place of a batch among what is bulk, as its items are unless told otherwise; it is finished when its last item is.</summary>
    public async Task<PlaceInLine> Of(BatchProgress progress, CancellationToken cancellationToken)
    {
        if (progress.Batch.IsTerminal) return PlaceInLine.None;

        var position = await backtests.FindPosition(progress.Batch.CreatedAt, BacktestPriority.Bulk, cancellationToken);
        var place = Of(position, progress.Batch.Items - progress.Batch.Finished);
        return (place with { EtaSeconds = progress.SecondsLeft ?? place.EtaSeconds }).Held(await Holds(progress.Batch.Id, cancellationToken));
    }

    /// <summary>The place of a sweep among the sweeps; its time is known once some of its points are finished.</summary>
    public async Task<PlaceInLine> Of(Sweep sweep, CancellationToken cancellationToken) => sweep.IsTerminal
        ? PlaceInLine.None
        : new PlaceInLine(await sweeps.CountBefore(sweep.Id, cancellationToken), sweep.TimeLeft?.TotalSeconds)
            .Held(sweep.IsUnderWay && pauses.HoldsSweeps);

    // A look at its items is only needed while something is paused.
    private async Task<bool> Holds(Guid batchId, CancellationToken cancellationToken) =>
        pauses.Any && await queues.IsBatchPaused(batchId, cancellationToken);

    private PlaceInLine OfLast(int count)
    {
        var unfinished = backlog.Unfinished;
        var before = Math.Max(0, unfinished - count);
        return new PlaceInLine(before <= IBacktestStore.MaxPosition ? before : null, backlog.SecondsFor(Math.Max(unfinished, count)));
    }

    private PlaceInLine Of(int? position, int own) => new(position, backlog.SecondsFor(position + own ?? backlog.Unfinished));
}
