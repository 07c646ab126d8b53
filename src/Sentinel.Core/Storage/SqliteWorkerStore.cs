using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>Workers and what is wanted of them in SQLite.</summary>
internal sealed class SqliteWorkerStore(SqliteDatabase database) : IWorkerStore
{
    private static readonly TimeSpan KeptWhenSilent = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public Task<int?> Report(WorkerReport worker, CancellationToken cancellationToken)
    {
        var row = WorkerRow.Of(worker);
        var silent = new { before = UtcText.Of(worker.SeenAt - KeptWhenSilent) };
        return database.Write(
            session =>
            {
                session.Execute(WorkerRow.Upsert, row);
                session.Execute("delete from workers where seen_at < @before", silent);
                return session.First<int?>("select wanted_runners from workers where id = @Id", row);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task Remove(string id, CancellationToken cancellationToken) =>
        database.Write(session => session.Execute("delete from workers where id = @id", new { id }), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WorkerReport>> List(CancellationToken cancellationToken)
    {
        var rows = await database.Read(session => session.All<WorkerRow>(WorkerRow.SelectAll), cancellationToken);
        return [.. rows.Select(row => row.ToReport())];
    }

    /// <inheritdoc/>
    public Task<bool> WantRunners(string id, int runners, CancellationToken cancellationToken) => database.Write(
        session => session.Execute("update workers set wanted_runners = @runners where id = @id", new { id, runners }) > 0, cancellationToken);
}
