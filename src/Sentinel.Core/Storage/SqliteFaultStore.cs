using System.Text.Json;
using Sentinel.Core.Faults;

namespace Sentinel.Core.Storage;

/// <summary>Parked work in SQLite: it stays in the tables of backtests and sweeps, its history beside them.</summary>
internal sealed partial class SqliteFaultStore(SqliteDatabase database, TimeProvider time) : IFaultStore
{
    private const string Unfinished = "where id in (select value from json_each(@ids)) and finished_at is null";

    private const string ParkOne = """
        set status = 'faulted', message = @Cause, published_at = coalesce(published_at, @Now), revision = revision + 1
        where id = @id and finished_at is null and status <> 'faulted'
        """;

    private static readonly string[] Requeues =
    [
        $"update backtests set status = 'queued', started_at = null, message = null, attempts = 0, published_at = null, revision = revision + 1 {Unfinished}",
        $"""
        update sweeps set status = iif(started_at is null, 'queued', 'running'), message = null, attempts = 0, published_at = null, revision = revision + 1
        {Unfinished}
        """,
    ];

    private static readonly string[] Discards =
    [
        $"update backtests set status = 'error', reason_code = 'discarded', message = @message, finished_at = @Now, revision = revision + 1 {Unfinished}",
        $"""
        update sweeps set status = 'error', reason_code = 'discarded', message = @message, errors = '[]', finished_at = @Now, revision = revision + 1
        {Unfinished}
        """,
    ];

    /// <inheritdoc/>
    public Task<bool> Park(WorkKind kind, Guid id, string cause, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString(), Cause = cause, Now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(
            session => session.Execute($"update {TableOf(kind)} {ParkOne}", parameters) > 0
                && session.Execute($"{FaultHistory.InsertFor(TableOf(kind))} where id = @id", parameters) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> Requeue(IReadOnlyCollection<Guid> ids, string reason, CancellationToken cancellationToken)
    {
        var parameters = new { ids = Json(ids), Cause = reason, Now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(
            session =>
            {
                foreach (var table in Tables) session.Execute($"{FaultHistory.InsertFor(table)} {Unfinished}", parameters);
                return Requeues.Sum(sql => session.Execute(sql, parameters));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> Discard(IReadOnlyCollection<Guid> ids, string message, CancellationToken cancellationToken)
    {
        var parameters = new { ids = Json(ids), message, Now = UtcText.Of(time.GetUtcNow()) };
        return database.Write(session => Discards.Sum(sql => session.Execute(sql, parameters)), cancellationToken);
    }

    private static IEnumerable<string> Tables => Enum.GetValues<WorkKind>().Select(TableOf);

    private static string TableOf(WorkKind kind) => kind is WorkKind.Backtest ? "backtests" : "sweeps";

    private static string Json(IReadOnlyCollection<Guid> ids)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, IFaultStore.MaxLimit);
        return JsonSerializer.Serialize(ids);
    }
}
