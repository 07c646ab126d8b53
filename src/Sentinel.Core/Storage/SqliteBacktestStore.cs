using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>Accepted backtests and their outcomes in SQLite.</summary>
internal sealed partial class SqliteBacktestStore(SqliteDatabase database, TimeProvider time) : IBacktestStore
{
    /// <inheritdoc/>
    public async Task<Acceptance> Accept(
        BacktestRequest request, bool rerun, bool realPrices, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var backtest = new Backtest
        {
            Id = Guid.CreateVersion7(now),
            Status = BacktestStatus.Queued,
            Request = request,
            CodeHash = CodeHash.Of(request.StrategyCode),
            CreatedAt = now,
            Revision = 1,
        };
        var row = AcceptedRow.Of(backtest);

        var earlier = await database.Write(
            session =>
            {
                var answer = rerun ? null : FindAnswer(session, row.RequestKey, realPrices);
                if (answer is null) Insert(session, row);
                return answer;
            },
            cancellationToken);

        return earlier is null ? new Acceptance(backtest, IsNew: true) : new Acceptance(earlier.ToBacktest(), IsNew: false);
    }

    // A finished backtest answers better than one that still waits, and a later one better than an earlier.
    private static BacktestRow? FindAnswer(SqliteSession session, string requestKey, bool realPrices) =>
        session.First<BacktestRow>(
            $"""
            {BacktestRow.Select}
            where b.request_key = @requestKey
              and (b.finished_at is null or b.data_source <> '{PriceSource.SyntheticSample}' or not @realPrices)
            order by b.finished_at is null, b.id desc
            limit 1
            """,
            new { requestKey, realPrices });

    private static void Insert(SqliteSession session, AcceptedRow row)
    {
        session.Execute(AcceptedRow.InsertStrategy, row);
        session.Execute(AcceptedRow.InsertBacktest, row);
    }
}
