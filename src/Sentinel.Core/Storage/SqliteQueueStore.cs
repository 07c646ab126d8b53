using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>Paused queues in SQLite, and what waits for them.</summary>
internal sealed class SqliteQueueStore(SqliteDatabase database, TimeProvider time) : IQueueStore
{
    private const string IsBacktestPaused = """
        select exists (select 1 from backtests b join paused_queues q on q.name = 'backtests.' || b.priority
                       where b.id = @id and b.finished_at is null)
        """;

    private const string IsSweepPaused = """
        select exists (select 1 from sweeps s join paused_queues q on q.name = 'sweeps' where s.id = @id and s.finished_at is null)
        """;

    // Items of a batch share a priority, almost always: one says enough.
    private const string IsFirstWaitingPaused = """
        select exists (select 1 from paused_queues where name = (
            select 'backtests.' || b.priority from batch_items i join backtests b on b.id = i.backtest_id
            where i.batch_id = @id and i.status is null and b.status = 'queued'
            order by i.item_index
            limit 1))
        """;

    // Its command was no attempt: nobody tried.
    private const string GiveBackBacktestRow = """
        update backtests
        set status = 'queued', published_at = null, started_at = null, attempts = attempts - 1, revision = revision + 1
        where id = @id and published_at is not null and status in ('queued', 'running')
        """;

    private const string GiveBackSweepRow = """
        update sweeps set published_at = null, attempts = attempts - 1, revision = revision + 1
        where id = @id and published_at is not null and status in ('queued', 'running')
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Pause(
        IReadOnlyCollection<WorkQueue> queues, string? by, string? reason, CancellationToken cancellationToken)
    {
        const string insert = """
            insert into paused_queues (name, paused_at, paused_by, reason) values (@name, @now, @by, @reason) on conflict do nothing
            """;
        var now = UtcText.Of(time.GetUtcNow());
        return Change(queues, (session, name) => session.Execute(insert, new { name, now, by, reason }), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Unpause(IReadOnlyCollection<WorkQueue> queues, CancellationToken cancellationToken) =>
        Change(queues, (session, name) => session.Execute("delete from paused_queues where name = @name", new { name }), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueuePause>> ListPaused(CancellationToken cancellationToken)
    {
        var rows = await database.Read(
            session => session.All<QueuePauseRow>("select * from paused_queues order by name"), cancellationToken);
        return [.. rows.Select(row => row.ToPause())];
    }

    /// <inheritdoc/>
    public Task<bool> IsBatchPaused(Guid id, CancellationToken cancellationToken) => database.Read(
        session => session.First<bool>(IsFirstWaitingPaused, new { id = id.ToString() }), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> GiveBackBacktest(Guid id, CancellationToken cancellationToken) =>
        GiveBack(IsBacktestPaused, GiveBackBacktestRow, id, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> GiveBackSweep(Guid id, CancellationToken cancellationToken) =>
        GiveBack(IsSweepPaused, GiveBackSweepRow, id, cancellationToken);

    private async Task<bool> GiveBack(string isPaused, string giveBack, Guid id, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString() };
        return await database.Read(session => session.First<bool>(isPaused, parameters), cancellationToken)
            && await database.Write(
                session =>
                {
                    if (!session.First<bool>(isPaused, parameters)) return false;

                    session.Execute(giveBack, parameters);
                    return true;
                },
                cancellationToken);
    }

    private Task<IReadOnlyList<string>> Change(
        IReadOnlyCollection<WorkQueue> queues, Func<SqliteSession, string, int> change, CancellationToken cancellationToken) =>
        database.Write<IReadOnlyList<string>>(
            session => [.. queues.Select(queue => queue.Name).Where(name => change(session, name) > 0)], cancellationToken);
}
