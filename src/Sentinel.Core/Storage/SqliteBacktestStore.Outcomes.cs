using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    /// <inheritdoc/>
    public Task<bool> MarkRunning(Guid id, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString(), startedAt = UtcText.Of(startedAt) };
        return database.WritePatiently(
            session => session.Execute(
                """
                update backtests set status = 'running', started_at = @startedAt, revision = revision + 1
                where id = @id and finished_at is null and status <> 'faulted'
                """,
                parameters) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Backtest> KeepFirstOutcome(Guid id, BacktestOutcome outcome, CancellationToken cancellationToken)
    {
        var row = OutcomeRow.Of(id, outcome);
        await database.WritePatiently(session => KeepFirst(session, row), cancellationToken);

        // Read here, not in the transaction: others wait for that.
        var kept = await Read(id, cancellationToken)
            ?? throw new KeyNotFoundException($"No backtest {id} was accepted; its outcome cannot be stored.");
        return kept.Outcome == row.Outcome ? kept.ToBacktest(outcome) : kept.ToBacktest();
    }

    /// <inheritdoc/>
    public async Task<bool> UpdateVerdict(string codeHash, Verdict verdict, CancellationToken cancellationToken)
    {
        var parameters = new { codeHash, verdict = SnakeCase.Of(verdict), now = UtcText.Of(time.GetUtcNow()) };
        return await database.Write(
            session =>
            {
                session.Execute(
                    """
                    update backtests set verdict = @verdict, revision = revision + 1
                    where code_hash = @codeHash and finished_at is not null and verdict is not null
                    """,
                    parameters);
                return session.Execute(
                    """
                    update strategies set verdict = @verdict, verdict_source = 'person', updated_at = @now
                    where code_hash = @codeHash
                    """,
                    parameters) > 0;
            },
            cancellationToken);
    }

    /// <returns>Whether it is the first.</returns>
    private static bool KeepFirst(SqliteSession session, OutcomeRow row)
    {
        var original = row.SignalHash is null ? null : session.First<string>(OutcomeRow.FindOriginal, row);
        var kept = original is null ? row : row.AsDuplicateOf(original);
        return session.Execute(OutcomeRow.UpdateBacktest, kept) > 0 && session.Execute(OutcomeRow.UpdateStrategy, kept) > 0;
    }
}
