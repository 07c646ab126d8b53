using Sentinel.Core.Backtests;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>Accepted backtests and their outcomes in SQLite.</summary>
internal sealed partial class SqliteBacktestStore(SqliteDatabase database, TimeProvider time) : IBacktestStore
{
    /// <inheritdoc/>
    public async Task<Acceptance> Accept(
        BacktestRequest request, bool rerun, string barsHash, KeyUse.Taken? key, CancellationToken cancellationToken)
    {
        var backtest = Backtest.Of(request, time.GetUtcNow());
        var row = AcceptedRow.Of(backtest, rerun, barsHash);

        if (!rerun && await FindAnswer(row.RequestKey, barsHash, cancellationToken) is { } known && !MayRaise(known, request.Priority))
            return new Acceptance(known, IsNew: false);

        var earlier = await database.Write(
            session =>
            {
                if (row.InsertUnlessAnswered(session) is { } id) return Share(session, id);

                KeyedWork.Note(session, key, row.Id);
                return null;
            },
            cancellationToken);

        return earlier is null ? new Acceptance(backtest, IsNew: true) : new Acceptance(earlier.ToBacktest(), IsNew: false);
    }

    private static bool MayRaise(Backtest known, BacktestPriority priority) =>
        known.Status is BacktestStatus.Queued && priority < known.Request.Priority;
}
