using Sentinel.Core.Batches;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>batches</c>, as Dapper reads it.</summary>
internal sealed record BatchRow
{
    /// <summary>Selects rows of this shape; a condition follows.</summary>
    public const string Select = "select id, name, items, finished, more_until, created_at from batches";

    public required string Id { get; init; }

    public string? Name { get; init; }

    public required int Items { get; init; }

    public required int Finished { get; init; }

    public string? MoreUntil { get; init; }

    public required string CreatedAt { get; init; }

    // A stream whose process died is never closed: its time runs out.
    public Batch ToBatch(DateTimeOffset now) => new(
        Guid.Parse(Id), Name, UtcText.Parse(CreatedAt), Items, Finished, IsReceiving: UtcText.ParseOptional(MoreUntil) > now);
}
