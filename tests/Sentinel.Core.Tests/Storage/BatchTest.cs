using Sentinel.Core.Batches;
using Sentinel.TestKit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>A test with one batch.</summary>
public abstract class BatchTest : StorageTest
{
    protected static Guid BatchId { get; } = Guid.CreateVersion7();

    protected static BatchEntry Valid(string code) => BatchEntry.Valid(Request(code), rerun: false, barsHash: Outcomes.BarsHash);

    protected static BatchEntry Rejected(string field, string message) =>
        BatchEntry.Rejected(new Dictionary<string, string[]> { [field] = [message] });

    protected Task<IReadOnlyList<BatchItem>> Deliver(params BatchEntry[] entries) =>
        Deliver(new BatchDelivery { BatchId = BatchId, Name = "a name", Entries = entries });

    protected Task<IReadOnlyList<BatchItem>> Deliver(BatchDelivery delivery) => Batches.Deliver(delivery, default);
}
