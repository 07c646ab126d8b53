using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteSweepStore
{
    // Parked work waits for an operator, not for its turn.
    private const string Published = "where finished_at is null and published_at is not null and status <> 'faulted'";

    private const string StandsStill = "select not exists (select 1 from sweeps where progress_at >= @Before)";

    // The broker hands commands out in order: a sweep that stands still while a later one proceeds is lost, and so are all once nothing moves,
    // unless they are seen in their queue: sent again and again, they would fill it.
    private const string Lost = $"""
        {Published} and published_at < @Before and coalesce(progress_at, started_at, '') < @Before
        and (published_at < (select max(published_at) from sweeps where progress_at is not null) or @StandsStill)
        and not (@StandsStill and @StillQueued)
        """;

    private const string CountWaiting = $"""
        select coalesce(sum((points - finished_points + @pointsPerCommand - 1) / @pointsPerCommand), 0) from sweeps {Published}
        """;

    // Waiting while nothing moves is no failed attempt: no worker may have been there at all.
    private const string HasFailedOnce = "(started_at is not null or not @StandsStill)";

    private const string Requeue = "update sweeps set published_at = null, revision = revision + 1, attempts = attempts -";

    private const string ParkLostOnes = $"""
        update sweeps set status = 'faulted', message = @Cause, revision = revision + 1
        {Lost} and attempts >= @MaxAttempts and {HasFailedOnce} returning id
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
    public Task<IReadOnlyList<Guid>> ParkLost(
        DateTimeOffset publishedBefore, bool areStillQueued, int maxAttempts, CancellationToken cancellationToken) =>
        database.Write<IReadOnlyList<Guid>>(
            session =>
            {
                var lost = LostOnes(session, publishedBefore, areStillQueued, maxAttempts, $"Dispatched {maxAttempts} times without progress.");
                var parked = session.All<string>(ParkLostOnes, lost);
                session.Execute(
                    $"{FaultHistory.InsertFor("sweeps")} where id in (select value from json_each(@ids))",
                    new { ids = JsonSerializer.Serialize(parked), lost.Now, lost.Cause });
                return [.. parked.Select(Guid.Parse)];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> RequeueLost(DateTimeOffset publishedBefore, bool areStillQueued, CancellationToken cancellationToken) => database.Write(
        session =>
        {
            var lost = LostOnes(session, publishedBefore, areStillQueued, int.MaxValue, "No progress came in time; dispatched again.");
            session.Execute($"{FaultHistory.InsertFor("sweeps")} {Lost} and {HasFailedOnce}", lost);
            return session.Execute($"{Requeue} (not {HasFailedOnce}) {Lost}", lost);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountStandingStill(DateTimeOffset since, int pointsPerCommand, CancellationToken cancellationToken) => database.Read(
        session => session.First<bool>(StandsStill, new { Before = UtcText.Of(since) })
            ? session.First<int>(CountWaiting, new { pointsPerCommand })
            : 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> RequeueUnfinished(CancellationToken cancellationToken)
    {
        var parameters = new { Now = UtcText.Of(time.GetUtcNow()), Cause = "The process ended that ran it; dispatched again." };
        return database.Write(
            session =>
            {
                session.Execute($"{FaultHistory.InsertFor("sweeps")} {Published} and started_at is not null", parameters);
                return session.Execute($"{Requeue} (started_at is null) {Published}");
            },
            cancellationToken);
    }

    private LostParameters LostOnes(SqliteSession session, DateTimeOffset publishedBefore, bool areStillQueued, int maxAttempts, string cause)
    {
        var before = UtcText.Of(publishedBefore);
        var standsStill = session.First<bool>(StandsStill, new { Before = before });
        return new(before, standsStill, areStillQueued, maxAttempts, UtcText.Of(time.GetUtcNow()), cause);
    }

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
