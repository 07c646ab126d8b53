using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    private const string SelectById = $"{BacktestRow.Select} where b.id = @id";

    /// <inheritdoc/>
    public async Task<Backtest?> Find(Guid id, CancellationToken cancellationToken) =>
        (await Read(id, cancellationToken))?.ToBacktest();

    /// <inheritdoc/>
    public Task<long?> FindRevision(Guid id, CancellationToken cancellationToken) => database.Read(
        session => session.First<long?>("select revision from backtests where id = @id", new { id = id.ToString() }), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BacktestSummary>> List(BacktestQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, BacktestQuery.MaxLimit);

        List<string> conditions = ["true"];
        if (query.Status is not null) conditions.Add("status = @status");
        if (query.Verdict is not null) conditions.Add("verdict = @verdict");
        if (query.Symbol is not null) conditions.Add("symbol = @symbol");
        if (query.After is not null) conditions.Add("id < @after");

        var rows = await database.Read(
            session => session.All<BacktestSummaryRow>(
                $"{BacktestSummaryRow.Select} where {string.Join(" and ", conditions)} order by id desc limit @limit",
                new
                {
                    status = SnakeCase.Of(query.Status),
                    verdict = SnakeCase.Of(query.Verdict),
                    symbol = query.Symbol?.ToString(),
                    after = query.After?.ToString(),
                    limit = query.Limit,
                }),
            cancellationToken);

        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <inheritdoc/>
    public Task<bool> Any(CancellationToken cancellationToken) => database.Read(
        session => session.First<bool>("select exists (select 1 from backtests)"), cancellationToken);

    private Task<BacktestRow?> Read(Guid id, CancellationToken cancellationToken) =>
        database.Read(session => Read(session, id.ToString()), cancellationToken);

    private static BacktestRow? Read(SqliteSession session, string id) => session.First<BacktestRow>(SelectById, new { id });
}
