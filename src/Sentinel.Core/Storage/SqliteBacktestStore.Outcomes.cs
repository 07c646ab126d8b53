using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    /// <inheritdoc/>
    public Task MarkRunning(Guid id, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString(), startedAt = UtcText.Of(startedAt) };
        return database.Write(
            connection => connection.Execute(
                """
                update backtests set status = 'running', started_at = @startedAt, revision = revision + 1
                where id = @id and finished_at is null
                """,
                parameters),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Backtest> KeepFirstOutcome(Guid id, BacktestOutcome outcome, CancellationToken cancellationToken)
    {
        var row = OutcomeRow.Of(id, outcome);
        var kept = await database.Write(connection => KeepFirst(connection, row), cancellationToken);

        return kept?.ToBacktest() ?? throw new KeyNotFoundException($"No backtest {id} was accepted; its outcome cannot be stored.");
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateVerdict(string codeHash, Verdict verdict, CancellationToken cancellationToken)
    {
        var parameters = new { codeHash, verdict = SnakeCase.Of(verdict), now = UtcText.Of(time.GetUtcNow()) };
        return await database.Write(
            connection =>
            {
                connection.Execute(
                    """
                    update backtests set verdict = @verdict, revision = revision + 1
                    where code_hash = @codeHash and finished_at is not null
                    """,
                    parameters);
                return connection.Execute(
                    """
                    update strategies set verdict = @verdict, verdict_source = 'person', updated_at = @now
                    where code_hash = @codeHash
                    """,
                    parameters) > 0;
            },
            cancellationToken);
    }

    private static BacktestRow? KeepFirst(SqliteConnection connection, OutcomeRow row)
    {
        if (Read(connection, row.Id) is not { Outcome: null }) return Read(connection, row.Id);

        if (row.SignalHash is not null && connection.QueryFirstOrDefault<string>(OutcomeRow.FindOriginal, row) is { } original)
            row = row.AsDuplicateOf(original);
        connection.Execute(OutcomeRow.UpdateBacktest, row);
        connection.Execute(OutcomeRow.UpdateStrategy, row);
        return Read(connection, row.Id);
    }

    private static BacktestRow? Read(SqliteConnection connection, string id) =>
        connection.QuerySingleOrDefault<BacktestRow>($"{BacktestRow.Select} where b.id = @id", new { id });
}
