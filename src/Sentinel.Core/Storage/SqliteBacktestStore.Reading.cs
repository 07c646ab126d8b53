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
        if (query.Name is not null) conditions.Add("name = @name");
        if (query.CodeHash is not null) conditions.Add("code_hash = @codeHash");
        if (query.Priority is not null) conditions.Add("priority = @priority");
        if (query.From is not null) conditions.Add("id >= @first");
        if (query.To is not null) conditions.Add("id < @end");
        if (query.After is not null) conditions.Add("id < @after");

        var rows = await database.Read(
            session => session.All<BacktestSummaryRow>(
                $"{BacktestSummaryRow.Select} where {string.Join(" and ", conditions)} order by id desc limit @limit",
                new
                {
                    status = SnakeCase.Of(query.Status),
                    verdict = SnakeCase.Of(query.Verdict),
                    symbol = query.Symbol?.ToString(),
                    name = query.Name,
                    codeHash = query.CodeHash,
                    priority = SnakeCase.Of(query.Priority),
                    first = FirstAccepted(query.From),
                    end = FirstAccepted(query.To),
                    after = query.After?.ToString(),
                    limit = query.Limit,
                }),
            cancellationToken);

        return [.. rows.Select(row => row.ToSummary())];
    }

    // Ids know no time before that of Unix, and no part of a millisecond.
    private static string? FirstAccepted(DateTimeOffset? time) =>
        time is { } given ? FirstId.Of(given < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : WholeMillisecondFrom(given)) : null;

    private static DateTimeOffset WholeMillisecondFrom(DateTimeOffset time) =>
        DateTimeOffset.MaxValue - time < TimeSpan.FromMilliseconds(1) ? time : time.AddTicks((TimeSpan.TicksPerMillisecond - (time.Ticks % TimeSpan.TicksPerMillisecond)) % TimeSpan.TicksPerMillisecond);

    /// <inheritdoc/>
    public Task<bool> Any(CancellationToken cancellationToken) => database.Read(
        session => session.First<bool>("select exists (select 1 from backtests)"), cancellationToken);

    private Task<BacktestRow?> Read(Guid id, CancellationToken cancellationToken) =>
        database.Read(session => Read(session, id.ToString()), cancellationToken);

    private static BacktestRow? Read(SqliteSession session, string id) => session.First<BacktestRow>(SelectById, new { id });
}
