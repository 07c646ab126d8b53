using Sentinel.Api.Intake;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>What a client gets for a batch.</summary>
/// <param name="BatchId">Identity.</param>
/// <param name="Counts">How many items were taken in how.</param>
/// <param name="Items">What became of each item, in order.</param>
/// <param name="Position">How many unfinished backtests go before it; null when there are more than 10,000.</param>
/// <param name="EtaSeconds">Seconds until all of it is finished at the present rate; null while no rate is known.</param>
/// <param name="Paused">Whether an operator has paused the queue in which its items wait; nobody knows then how long it takes.</param>
/// <param name="Ignored">Fields beside the items that mean nothing and were passed over.</param>
/// <param name="Message">What to do next.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record BatchReceipt(
    Guid BatchId,
    DeliveryCounts Counts,
    IReadOnlyList<BatchItemReceipt> Items,
    int? Position,
    double? EtaSeconds,
    bool Paused,
    IReadOnlyList<string> Ignored,
    string Message,
    BatchLinks Links)
{
    /// <summary>The receipt of a batch.</summary>
    public static BatchReceipt Of(
        Guid batchId, IReadOnlyList<BatchItem> items, IReadOnlyList<BatchEntry> entries, IReadOnlyList<string> ignored, DeliveryCounts counts, PlaceInLine place) => new(
        batchId,
        counts,
        [.. items.Zip(entries, BatchItemReceipt.Of)],
        place.Position,
        place.EtaSeconds,
        place.Paused,
        ignored,
        "Stored. Follow links.finished, then next until it is null, to see each result once.",
        BatchLinks.Of(batchId));
}
