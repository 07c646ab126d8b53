using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>workers</c>: written by its worker, read by Dapper.</summary>
internal sealed record WorkerRow
{
    /// <summary>Selects all rows of this shape.</summary>
    public const string SelectAll = "select * from workers order by id";

    /// <summary>Inserts or replaces what the worker says; what is wanted of it stays, unless it was started anew.</summary>
    public const string Upsert = """
        insert into workers (id, host, process_id, version, duty, started_at, seen_at, runners, activity)
        values (@Id, @Host, @ProcessId, @Version, @Duty, @StartedAt, @SeenAt, @Runners, @Activity)
        on conflict (id) do update set
            host = excluded.host, process_id = excluded.process_id, version = excluded.version, duty = excluded.duty,
            wanted_runners = iif(started_at = excluded.started_at, wanted_runners, null),
            started_at = excluded.started_at, seen_at = excluded.seen_at, runners = excluded.runners, activity = excluded.activity
        """;

    public required string Id { get; init; }

    public required string Host { get; init; }

    public int ProcessId { get; init; }

    public required string Version { get; init; }

    public required string Duty { get; init; }

    public required string StartedAt { get; init; }

    public required string SeenAt { get; init; }

    public int Runners { get; init; }

    public int? WantedRunners { get; init; }

    public required string Activity { get; init; }

    public static WorkerRow Of(WorkerReport worker) => new()
    {
        Id = worker.Id,
        Host = worker.Host,
        ProcessId = worker.ProcessId,
        Version = worker.Version,
        Duty = worker.Duty,
        StartedAt = UtcText.Of(worker.StartedAt),
        SeenAt = UtcText.Of(worker.SeenAt),
        Runners = worker.Runners,
        Activity = JsonSerializer.Serialize(worker.Activity, BacktestJson.Options),
    };

    public WorkerReport ToReport() => new()
    {
        Id = Id,
        Host = Host,
        ProcessId = ProcessId,
        Version = Version,
        Duty = Duty,
        StartedAt = UtcText.Parse(StartedAt),
        SeenAt = UtcText.Parse(SeenAt),
        Runners = Runners,
        WantedRunners = WantedRunners,
        Activity = JsonSerializer.Deserialize<IReadOnlyList<RunnerReport>>(Activity, BacktestJson.Options) ?? [],
    };
}
