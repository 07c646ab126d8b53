using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Intake;

/// <summary>Tells where in its line something stands: higher priorities go before it, and what was accepted earlier.</summary>
internal sealed class WaitingLine(IBacktestStore backtests, ISweepStore sweeps, Backlog backlog)
{
    /// <summary>The place of so many backtests that were accepted here just now, without a look at the store.</summary>
    public PlaceInLine OfLast(int count)
    {
        var unfinished = backlog.Unfinished;
        var before = Math.Max(0, unfinished - count);
        return new PlaceInLine(before <= IBacktestStore.MaxPosition ? before : null, backlog.SecondsFor(Math.Max(unfinished, count)));
    }

    /// <summary>The place of a backtest.</summary>
    public async Task<PlaceInLine> Of(Backtest backtest, CancellationToken cancellationToken)
    {
        if (backtest.IsTerminal) return PlaceInLine.None;
        if (backtest.Status is BacktestStatus.Running) return new PlaceInLine(0, backlog.SecondsFor(1));

        return Of(await backtests.FindPosition(backtest.CreatedAt, backtest.Request.Priority, cancellationToken), 1);
    }

    /// <summary>The place of a batch among what is bulk, as its items are unless told otherwise; it is finished when its last item is.</summary>
    public async Task<PlaceInLine> Of(BatchProgress progress, CancellationToken cancellationToken)
    {
        if (progress.Batch.IsTerminal) return PlaceInLine.None;

        var position = await backtests.FindPosition(progress.Batch.CreatedAt, BacktestPriority.Bulk, cancellationToken);
        var place = Of(position, progress.Batch.Items - progress.Batch.Finished);
        return place with { EtaSeconds = progress.SecondsLeft ?? place.EtaSeconds };
    }

    /// <summary>The place of a sweep among the sweeps; its time is known once some of its points are finished.</summary>
    public async Task<PlaceInLine> Of(Sweep sweep, CancellationToken cancellationToken) => sweep.IsTerminal
        ? PlaceInLine.None
        : new PlaceInLine(await sweeps.CountBefore(sweep.Id, cancellationToken), sweep.TimeLeft?.TotalSeconds);

    private PlaceInLine Of(int? position, int own) => new(position, backlog.SecondsFor(position + own ?? backlog.Unfinished));
}
