using System.Text.Json;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    private const string Requeue = """
        update backtests set status = 'queued', published_at = null, started_at = null, revision = revision + 1
        where finished_at is null and published_at is not null

        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> ListUnpublished(int limit, CancellationToken cancellationToken)
    {
        var ids = await database.Read(
            session => session.All<string>(
                "select id from backtests where finished_at is null and published_at is null order by id limit @limit", new { limit }),
            cancellationToken);

        return [.. ids.Select(Guid.Parse)];
    }

    /// <inheritdoc/>
    public Task MarkPublished(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var parameters = new { ids = JsonSerializer.Serialize(ids), now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(
            session => session.Execute(
                "update backtests set published_at = @now, attempts = attempts + 1 where id in (select value from json_each(@ids))", parameters),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RequeueLost(DateTimeOffset publishedBefore, CancellationToken cancellationToken)
    {
        // The broker hands commands out in order: one that was overtaken is lost, and so are all once nothing moves any more.
        const string lost = """
            and published_at < @before
            and (published_at < (select max(published_at) from backtests where started_at is not null)
                 or not exists (select 1 from backtests
                                where started_at is not null and coalesce(finished_at, started_at) >= @before))
            """;
        var parameters = new { before = UtcText.Of(publishedBefore) };
        return database.Write(session => session.Execute(Requeue + lost, parameters), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RequeueUnfinished(CancellationToken cancellationToken) =>
        database.Write(session => session.Execute(Requeue), cancellationToken);
}
