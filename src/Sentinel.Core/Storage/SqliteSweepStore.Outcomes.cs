using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteSweepStore
{
    /// <inheritdoc/>
    public Task Begin(Guid id, BacktestData data, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            id = id.ToString(),
            hash = data.Hash,
            source = data.Source,
            data = JsonSerializer.Serialize(data, BacktestJson.Options),
            startedAt = UtcText.Of(startedAt),
        };
        return database.Write(
            session =>
            {
                var forgotten = session.Execute(
                    """
                    update sweeps set published_at = null, attempts = 0, finished_points = 0, data_hash = null, parameters_read = null
                    where id = @id and finished_at is null and data_hash <> @hash
                    """,
                    parameters);
                if (forgotten > 0) session.Execute("delete from sweep_points where sweep_id = @id", parameters);

                return session.Execute(
                    """
                    update sweeps set status = 'running', revision = revision + 1, started_at = coalesce(started_at, @startedAt),
                                      data_hash = @hash, data_source = @source, data = @data
                    where id = @id and finished_at is null and data_hash is null
                    """,
                    parameters);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Sweep> KeepFirst(
        Guid id, string dataHash, IReadOnlyCollection<SweepPoint> points, CancellationToken cancellationToken)
    {
        var kept = await database.Write(
            session =>
            {
                if (Find(session, id) is { FinishedAt: null } sweep && sweep.DataHash == dataHash) Add(session, sweep, points);
                return Find(session, id);
            },
            cancellationToken);

        return kept?.ToSweep() ?? throw Unknown(id);
    }

    /// <inheritdoc/>
    public async Task<Sweep> Disqualify(Guid id, StrategyOutcome.Disqualified disqualification, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            id = id.ToString(),
            reason = SnakeCase.Of(disqualification.Reason),
            message = disqualification.Message,
            errors = JsonSerializer.Serialize(disqualification.Errors, BacktestJson.Options),
            now = UtcText.Of(time.GetUtcNow()),
        };
        var ended = await database.Write(
            session =>
            {
                session.Execute(
                    """
                    update sweeps set status = 'error', reason_code = @reason, message = @message, errors = @errors, finished_at = @now,
                                      revision = revision + 1
                    where id = @id and finished_at is null
                    """,
                    parameters);
                return Find(session, id);
            },
            cancellationToken);

        return ended?.ToSweep() ?? throw Unknown(id);
    }

    private void Add(SqliteSession session, SweepRow sweep, IReadOnlyCollection<SweepPoint> points)
    {
        var finishedPoints = sweep.FinishedPoints + SweepPointTable.Insert(session, sweep.Id, points);
        var isFinished = finishedPoints == sweep.Points;
        var now = UtcText.Of(time.GetUtcNow());
        session.Execute(
            """
            update sweeps set finished_points = @finishedPoints, status = @status, progress_at = @now, finished_at = @finishedAt,
                              parameters_read = @parametersRead, revision = revision + 1
            where id = @id
            """,
            new
            {
                id = sweep.Id,
                finishedPoints,
                status = isFinished ? "success" : sweep.Status is "faulted" ? "faulted" : "running",
                now,
                finishedAt = isFinished ? now : null,
                parametersRead = sweep.ParametersReadWith(points),
            });
    }

    private static KeyNotFoundException Unknown(Guid id) => new($"No sweep {id} was accepted; its outcome cannot be stored.");
}
