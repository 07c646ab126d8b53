using Sentinel.Core.Idempotency;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

/// <summary>Accepted sweeps and the outcomes of their points in SQLite.</summary>
internal sealed partial class SqliteSweepStore(SqliteDatabase database, TimeProvider time) : ISweepStore
{
    private const string SelectById = $"{SweepRow.Select} where s.id = @id";

    /// <inheritdoc/>
    public async Task<SweepAcceptance> Accept(
        SweepRequest request, bool rerun, string barsHash, KeyUse.Taken? key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = SweepRow.Of(Guid.CreateVersion7(now), request, now);
        var earlier = await database.Write(
            session =>
            {
                if (!rerun && FindAnswer(session, row.RequestKey, barsHash) is { } answer) return answer;

                session.Execute(SweepRow.Insert, row);
                KeyedWork.Note(session, key, row.Id);
                return null;
            },
            cancellationToken);

        return new SweepAcceptance((earlier ?? row).ToSweep(), IsNew: earlier is null);
    }

    /// <inheritdoc/>
    public async Task<Sweep?> Find(Guid id, CancellationToken cancellationToken) =>
        (await database.Read(session => Find(session, id), cancellationToken))?.ToSweep();

    /// <inheritdoc/>
    public Task<long?> FindRevision(Guid id, CancellationToken cancellationToken) => database.Read(
        session => session.First<long?>("select revision from sweeps where id = @id", new { id = id.ToString() }), cancellationToken);

    /// <inheritdoc/>
    public Task<SweepFigures> ReadFigures(Sweep sweep, RankMetric metric, CancellationToken cancellationToken) => database.Read(
        session => SweepPointTable.ReadFigures(session, sweep.Id.ToString(), sweep.Request.Grid.Count, metric), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SweepPoint>> ReadPoints(Guid id, IReadOnlyCollection<int> indices, CancellationToken cancellationToken) =>
        database.Read(session => SweepPointTable.Read(session, id.ToString(), indices), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> CountSignals(
        Guid id, IReadOnlyCollection<string> signalHashes, CancellationToken cancellationToken) =>
        database.Read(session => SweepPointTable.CountSignals(session, id.ToString(), signalHashes), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> ListMissing(Guid id, int first, int count, CancellationToken cancellationToken) =>
        database.Read(session => SweepPointTable.ListMissing(session, id.ToString(), first, count), cancellationToken);

    private static SweepRow? Find(SqliteSession session, Guid id) => session.First<SweepRow>(SelectById, new { id = id.ToString() });

    /// <inheritdoc/>
    public Task<int> CountBefore(Guid id, CancellationToken cancellationToken) => database.Read(
        session => session.First<int>(
            "select count(*) from sweeps indexed by sweeps_unfinished where finished_at is null and id < @id", new { id = id.ToString() }),
        cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountUnfinishedPoints(CancellationToken cancellationToken) => database.Read(
        session => session.First<long>(
            "select coalesce(sum(points - finished_points), 0) from sweeps indexed by sweeps_unfinished where finished_at is null"),
        cancellationToken);

    // A finished sweep answers better than one that still runs, and a later one better than an earlier. One that has begun keeps to its bars.
    private static SweepRow? FindAnswer(SqliteSession session, string requestKey, string barsHash) => session.First<SweepRow>(
        $"""
        {SweepRow.Select}
        where s.request_key = @requestKey and s.status <> 'cancelled' and s.reason_code is not 'discarded'
          and (s.data_hash = @barsHash or (s.data_hash is null and s.finished_at is null))
        order by s.finished_at is null, s.id desc
        limit 1
        """,
        new { requestKey, barsHash });
}
