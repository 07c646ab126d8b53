using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    private const string Requeue = """
        update backtests set status = 'queued', published_at = null, started_at = null, revision = revision + 1
        where finished_at is null and published_at is not null

        """;

    private const string Unpublished = """
        select id, name, attempts from backtests
        where finished_at is null and priority = @priority and published_at is null and @queue not in (select name from paused_queues)
        order by id
        limit @limit
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueBacktest>> ListUnpublished(
        BacktestPriority priority, int limit, CancellationToken cancellationToken)
    {
        var due = await database.Read(
            session => session.All<DueRow>(Unpublished, new { priority = SnakeCase.Of(priority), queue = WorkQueue.NameOf(priority), limit }),
            cancellationToken);

        return [.. due.Select(row => new DueBacktest(Guid.Parse(row.Id), row.Name, row.Attempts + 1))];
    }

    /// <inheritdoc/>
    public Task MarkPublished(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var parameters = new { ids = JsonSerializer.Serialize(ids), now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(
            session => session.Execute(
                """
                update backtests set published_at = @now, attempts = attempts + 1
                where id in (select value from json_each(@ids))
                  -- its command was, or will be, given back before it is marked here
                  and 'backtests.' || priority not in (select name from paused_queues)
                """,
                parameters),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RequeueLost(DateTimeOffset publishedBefore, CancellationToken cancellationToken)
    {
        // A queue hands commands out in order: one that was overtaken is lost, and so are all once nothing of their priority moves any more.
        const string lost = """
            and priority = @priority and published_at < @before and coalesce(started_at, '') < @before
            and (published_at < (select max(published_at) from backtests where started_at is not null and priority = @priority)
                 or not exists (select 1 from backtests
                                where started_at is not null and priority = @priority and coalesce(finished_at, started_at) >= @before))
            """;
        var before = UtcText.Of(publishedBefore);
        return database.Write(
            session => SnakeCase.All<BacktestPriority>().Sum(priority => session.Execute(Requeue + lost, new { priority, before })),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RequeueUnfinished(CancellationToken cancellationToken) =>
        database.Write(session => session.Execute(Requeue), cancellationToken);

    private sealed record DueRow
    {
        public required string Id { get; init; }

        public string? Name { get; init; }

        public int Attempts { get; init; }
    }
}
