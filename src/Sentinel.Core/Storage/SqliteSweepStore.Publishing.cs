using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteSweepStore
{
    private const string Requeue = """
        update sweeps set published_at = null, revision = revision + 1
        where finished_at is null and published_at is not null

        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueSweep>> ListUnpublished(CancellationToken cancellationToken)
    {
        var due = await database.Read(
            session => session.All<DueRow>(
                """
                select id, points, name, priority, attempts from sweeps
                where finished_at is null and published_at is null and 'sweeps' not in (select name from paused_queues)
                order by id
                """),
            cancellationToken);

        return [.. due.Select(row => row.ToSweep())];
    }

    /// <inheritdoc/>
    public Task MarkPublished(Guid id, CancellationToken cancellationToken) => database.Write(
        session => session.Execute(
            """
            update sweeps set published_at = @now, attempts = attempts + 1
            where id = @id and 'sweeps' not in (select name from paused_queues) -- its commands are, or will be, given back
            """,
            new { id = id.ToString(), now = UtcText.Of(time.GetUtcNow()) }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> RequeueLost(DateTimeOffset publishedBefore, CancellationToken cancellationToken)
    {
        // The broker hands commands out in order: a sweep that stands still while a later one proceeds is lost, and so are all once nothing moves.
        const string lost = """
            and published_at < @before and coalesce(progress_at, started_at, '') < @before
            and (published_at < (select max(published_at) from sweeps where progress_at is not null)
                 or not exists (select 1 from sweeps where progress_at >= @before))
            """;
        var parameters = new { before = UtcText.Of(publishedBefore) };
        return database.Write(session => session.Execute(Requeue + lost, parameters), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> RequeueUnfinished(CancellationToken cancellationToken) =>
        database.Write(session => session.Execute(Requeue), cancellationToken);

    private sealed record DueRow
    {
        public required string Id { get; init; }

        public int Points { get; init; }

        public string? Name { get; init; }

        public required string Priority { get; init; }

        public int Attempts { get; init; }

        public DueSweep ToSweep() => new(Guid.Parse(Id), Points, Name, SnakeCase.Parse<BacktestPriority>(Priority), Attempts + 1);
    }
}
