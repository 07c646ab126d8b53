using Dapper;
using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    /// <inheritdoc/>
    public async Task<Backtest?> Find(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var row = await connection.QuerySingleOrDefaultAsync<BacktestRow>(new CommandDefinition(
            $"{BacktestRow.Select} where b.id = @id", new { id = id.ToString() }, cancellationToken: cancellationToken));

        return row?.ToBacktest();
    }

    /// <inheritdoc/>
    public async Task<long?> FindRevision(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        return await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "select revision from backtests where id = @id", new { id = id.ToString() }, cancellationToken: cancellationToken));
    }

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

        await using var connection = database.OpenForReading();
        var rows = await connection.QueryAsync<BacktestSummaryRow>(new CommandDefinition(
            $"{BacktestSummaryRow.Select} where {string.Join(" and ", conditions)} order by id desc limit @limit",
            new
            {
                status = SnakeCase.Of(query.Status),
                verdict = SnakeCase.Of(query.Verdict),
                symbol = query.Symbol?.ToString(),
                after = query.After?.ToString(),
                limit = query.Limit,
            },
            cancellationToken: cancellationToken));

        return [.. rows.Select(row => row.ToSummary())];
    }

    /// <inheritdoc/>
    public async Task<bool> Any(CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from backtests)", cancellationToken: cancellationToken));
    }
}
