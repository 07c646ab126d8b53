using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>Figures of work and files, by queries that read indexes only or few rows.</summary>
internal sealed class SqliteStatusStore(SentinelDatabases databases, TimeProvider time) : IStatusStore
{
    private const string LastActivity = """
        select max(at) from (
            select max(coalesce(finished_at, started_at)) as at from backtests where started_at is not null
            union all
            select max(progress_at) from sweeps where progress_at is not null)
        """;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task<WorkFigures> ReadWork(CancellationToken cancellationToken) =>
        databases.StrategyResults.Read(session => session.AtOneMoment(() => ReadWork(session, time.GetUtcNow() - Minute)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoreStatus>> ReadStores(CancellationToken cancellationToken) =>
        await Task.WhenAll(ReadStore(databases.StrategyResults, "results", cancellationToken), ReadStore(databases.PriceData, "prices", cancellationToken));

    private static WorkFigures ReadWork(SqliteSession session, DateTimeOffset since)
    {
        var waiting = session.All<WorkRow>(WorkRow.SelectWaiting).ToDictionary(row => row.Queue);
        var running = session.All<WorkRow>(WorkRow.SelectRunning).ToDictionary(row => row.Queue, row => row.Items);
        return new WorkFigures
        {
            Queues = waiting.Keys.Union(running.Keys).ToDictionary(queue => queue, queue => new QueueFigures(
                waiting.GetValueOrDefault(queue)?.Items ?? 0,
                running.GetValueOrDefault(queue),
                UtcText.ParseOptional(waiting.GetValueOrDefault(queue)?.OldestAt))),
            Faulted = session.First<int>("select count(*) from backtests where status = 'faulted'"),
            Accepted = session.First<int>("select count(*) from backtests where id >= @first", new { first = FirstId.Of(since) }),
            Finished = session.All<FinishedRow>(FinishedRow.Select, new { since = UtcText.Of(since) }).ToDictionary(row => row.Ending, row => row.Items),
            LastActivityAt = UtcText.ParseOptional(session.First<string>(LastActivity)),
        };
    }

    // Reading blocks while another program lets nobody read, so it has a thread of its own.
    private static Task<StoreStatus> ReadStore(SqliteDatabase database, string content, CancellationToken cancellationToken) =>
        Task.Run(() => Read(database, content, cancellationToken), cancellationToken);

    private static async Task<StoreStatus> Read(SqliteDatabase database, string content, CancellationToken cancellationToken)
    {
        var (version, unreadable) = await TryReadVersion(database, cancellationToken);
        var cause = unreadable ?? await database.Writing.Cause(cancellationToken);
        var exposure = database.Rights.Exposure();
        return new StoreStatus(
            Path.GetFileName(database.File), LengthOf(database.File), LengthOf($"{database.File}-wal"), version, cause is null, cause?.Cause)
        {
            Content = content,
            Readable = unreadable is null,
            Remedy = cause?.Remedy,
            FailedAt = database.Writing.FailedAt,
            Exposure = exposure?.Cause,
            ExposureRemedy = exposure?.Remedy,
        };
    }

    private static async Task<(int Version, StoreException? Unreadable)> TryReadVersion(SqliteDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            return (await database.Read(session => session.First<int>("pragma user_version"), cancellationToken), null);
        }
        catch (StoreException unreadable)
        {
            return (0, unreadable);
        }
    }

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
