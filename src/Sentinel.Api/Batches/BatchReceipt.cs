using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>What a client gets for a batch.</summary>
/// <param name="BatchId">Identity.</param>
/// <param name="Counts">How many items were taken in how.</param>
/// <param name="Items">What became of each item, in order.</param>
/// <param name="Message">What to do next.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record BatchReceipt(
    Guid BatchId, DeliveryCounts Counts, IReadOnlyList<BatchItemReceipt> Items, string Message, BatchLinks Links)
{
    /// <summary>The receipt of a batch.</summary>
    public static BatchReceipt Of(Guid batchId, IReadOnlyList<BatchItem> items) => new(
        batchId,
        DeliveryCounts.Of(items),
        [.. items.Select(BatchItemReceipt.Of)],
        "Stored. Follow links.finished, then next until it is null, to see each result once.",
        BatchLinks.Of(batchId));
}
