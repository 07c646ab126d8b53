using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>Accepted backtests and their outcomes in SQLite.</summary>
internal sealed partial class SqliteBacktestStore : IBacktestStore
{
    private readonly SqliteDatabase database;
    private readonly TimeProvider time;

    static SqliteBacktestStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public SqliteBacktestStore(SqliteDatabase database, TimeProvider time) => (this.database, this.time) = (database, time);

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
            connection =>
            {
                var answer = rerun ? null : FindAnswer(connection, row.RequestKey, realPrices);
                if (answer is null) Insert(connection, row);
                return answer;
            },
            cancellationToken);

        return earlier is null ? new Acceptance(backtest, IsNew: true) : new Acceptance(earlier.ToBacktest(), IsNew: false);
    }

    // A finished backtest answers better than one that still waits, and a later one better than an earlier.
    private static BacktestRow? FindAnswer(SqliteConnection connection, string requestKey, bool realPrices) =>
        connection.QueryFirstOrDefault<BacktestRow>(
            $"""
            {BacktestRow.Select}
            where b.request_key = @requestKey
              and (b.finished_at is null or b.data_source <> '{PriceSource.SyntheticSample}' or not @realPrices)
            order by b.finished_at is null, b.id desc
            limit 1
            """,
            new { requestKey, realPrices });

    private static void Insert(SqliteConnection connection, AcceptedRow row)
    {
        connection.Execute(AcceptedRow.InsertStrategy, row);
        connection.Execute(AcceptedRow.InsertBacktest, row);
    }
}
