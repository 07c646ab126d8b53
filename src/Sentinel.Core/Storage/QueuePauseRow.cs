using Sentinel.Core.Operations;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>paused_queues</c>, as Dapper reads it.</summary>
internal sealed record QueuePauseRow
{
    public required string Name { get; init; }

    public required string PausedAt { get; init; }

    public string? PausedBy { get; init; }

    public string? Reason { get; init; }

    public QueuePause ToPause() => new(Name, UtcText.Parse(PausedAt), PausedBy, Reason);
}
