using Sentinel.Core.Idempotency;

namespace Sentinel.Core.Batches;

/// <summary>Items of one batch that are stored together; a long batch comes in several deliveries.</summary>
public sealed record BatchDelivery
{
    /// <summary>Identity of the batch, a version 7 UUID; the first delivery creates it.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The author's own name for the batch, at most 200 characters; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Index of the first entry in the batch, from 0: how many were delivered before.</summary>
    public int FirstIndex { get; init; }

    /// <summary>The items in order; none when the delivery only ends the batch.</summary>
    public required IReadOnlyList<BatchEntry> Entries { get; init; }

    /// <summary>The idempotency key that the request took; null for none. The id of the batch is noted with it.</summary>
    public KeyUse.Taken? Key { get; init; }

    /// <summary>UTC time until which further deliveries may come; null when this is the last.</summary>
    public DateTimeOffset? MoreUntil { get; init; }
}
