using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    // Parked work waits for an operator, not for its turn.
    private const string Published = "where finished_at is null and published_at is not null and status <> 'faulted'";

    private const string StandsStill = """
        select not exists (select 1 from backtests
                           where started_at is not null and priority = @Priority and coalesce(finished_at, started_at) >= @Before)
        """;

    // A queue hands commands out in order: one that was overtaken is lost, and so are all once nothing of their priority moves any more,
    // but for those that wait in a queue that nobody takes anything from: sent again and again, they would fill it.
    private const string Lost = $"""
        {Published} and priority = @Priority and published_at < @Before and coalesce(started_at, '') < @Before
        and (published_at < (select max(published_at) from backtests where started_at is not null and priority = @Priority) or @StandsStill)
        and not (@StandsStill and @StillQueued and started_at is null)
        """;

    private const string CountWaiting = $"select count(*) from backtests {Published} and priority = @Priority and started_at is null";

    // Waiting while nothing moves is no failed attempt: no worker may have been there at all.
    private const string HasFailedOnce = "(started_at is not null or not @StandsStill)";

    private const string Requeue = """
        update backtests set status = 'queued', published_at = null, started_at = null, revision = revision + 1, attempts = attempts -
        """;

    private const string ParkLostOnes = $"""
        update backtests set status = 'faulted', message = @Cause, revision = revision + 1
        {Lost} and attempts >= @MaxAttempts and {HasFailedOnce} returning id
        """;

    // Asked in the limit, whether the queue is paused is found out once; as a condition it was for each of all that wait.
    private const string Unpublished = """
        select id, name, attempts from backtests
        where finished_at is null and priority = @priority and published_at is null
        order by id
        limit iif(@queue in (select name from paused_queues), 0, @limit)
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
    public Task<IReadOnlyList<Guid>> ParkLost(DateTimeOffset publishedBefore, int maxAttempts, CancellationToken cancellationToken) =>
        database.Write<IReadOnlyList<Guid>>(
            session =>
            {
                var cause = $"Dispatched {maxAttempts} times without an outcome.";
                var parked = LostOnes(session, publishedBefore, [], maxAttempts, cause).SelectMany(lost => session.All<string>(ParkLostOnes, lost)).ToArray();
                session.Execute(
                    $"{FaultHistory.InsertFor("backtests")} where id in (select value from json_each(@ids))",
                    new { ids = JsonSerializer.Serialize(parked), Now = UtcText.Of(time.GetUtcNow()), Cause = cause });
                return [.. parked.Select(Guid.Parse)];
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> RequeueLost(
        DateTimeOffset publishedBefore, IReadOnlyCollection<BacktestPriority> stillQueued, CancellationToken cancellationToken) => database.Write(
        session => LostOnes(session, publishedBefore, stillQueued, int.MaxValue, "No outcome came in time; dispatched again.").Sum(lost =>
        {
            session.Execute($"{FaultHistory.InsertFor("backtests")} {Lost} and {HasFailedOnce}", lost);
            return session.Execute($"{Requeue} (not {HasFailedOnce}) {Lost}", lost);
        }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<BacktestPriority, int>> CountStandingStill(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.Read<IReadOnlyDictionary<BacktestPriority, int>>(
            session => Enum.GetValues<BacktestPriority>()
                .Select(priority => (Priority: priority, Parameters: new { Priority = SnakeCase.Of(priority), Before = UtcText.Of(since) }))
                .Where(line => session.First<bool>(StandsStill, line.Parameters))
                .ToDictionary(line => line.Priority, line => session.First<int>(CountWaiting, line.Parameters)),
            cancellationToken);

    /// <inheritdoc/>
    public Task<int> RequeueUnfinished(CancellationToken cancellationToken)
    {
        var parameters = new { Now = UtcText.Of(time.GetUtcNow()), Cause = "The process ended that ran it; dispatched again." };
        return database.Write(
            session =>
            {
                session.Execute($"{FaultHistory.InsertFor("backtests")} {Published} and started_at is not null", parameters);
                return session.Execute($"{Requeue} (started_at is null) {Published}");
            },
            cancellationToken);
    }

    // Each priority has a queue of its own: what moves in one says nothing about another.
    private LostBacktestParameters[] LostOnes(
        SqliteSession session, DateTimeOffset publishedBefore, IReadOnlyCollection<BacktestPriority> stillQueued, int maxAttempts, string cause)
    {
        var (before, now) = (UtcText.Of(publishedBefore), UtcText.Of(time.GetUtcNow()));
        return
        [
            .. Enum.GetValues<BacktestPriority>().Select(priority => new LostBacktestParameters(
                SnakeCase.Of(priority),
                before,
                session.First<bool>(StandsStill, new { Priority = SnakeCase.Of(priority), Before = before }),
                stillQueued.Contains(priority),
                maxAttempts,
                now,
                cause)),
        ];
    }

    private sealed record LostBacktestParameters(string Priority, string Before, bool StandsStill, bool StillQueued, int MaxAttempts, string Now, string Cause);

    private sealed record DueRow
    {
        public required string Id { get; init; }

        public string? Name { get; init; }

        public int Attempts { get; init; }
    }
}
