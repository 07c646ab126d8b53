namespace Sentinel.Core.Operations;

/// <summary>How a worker is, as it said itself when it was seen last.</summary>
public sealed record WorkerReport
{
    /// <summary>How long a worker may be silent before it is taken for gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Identity: host and process.</summary>
    public required string Id { get; init; }

    /// <summary>Name of its machine or container.</summary>
    public required string Host { get; init; }

    /// <summary>The operating system's number of its process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Which messages it takes: <c>all</c>, <c>backtests</c> or <c>prices</c>.</summary>
    public required string Duty { get; init; }

    /// <summary>UTC time at which it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC time at which it said this.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Runners it has, 0 or more.</summary>
    public required int Runners { get; init; }

    /// <summary>Runners an operator wants it to have; null for as many as it began with.</summary>
    public int? WantedRunners { get; init; }

    /// <summary>What each runner is doing.</summary>
    public required IReadOnlyList<RunnerReport> Activity { get; init; }

    /// <summary>Whether it must be taken for gone: killed, cut off or stuck.</summary>
    public bool IsGone(DateTimeOffset now) => now - SeenAt > Patience;
}
