using Sentinel.Api.Dispatch;
using Sentinel.Api.Intake;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Batches;

/// <summary>Takes batches in: stored first, then on their way.</summary>
internal sealed class BatchIntake(IBatchStore batches, DispatchLanes dispatch, Backlog backlog)
{
    /// <summary>Stores what is delivered, unless it is stored; on disk when the task completes.</summary>
    public async Task<IReadOnlyList<BatchItem>> Deliver(BatchDelivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.Key?.WorkId is not null) return await batches.ListItems(delivery.BatchId, cancellationToken);

        var items = await batches.Deliver(delivery, cancellationToken);
        backlog.Add(items.Count(item => item is { BacktestId: not null, IsRepeat: false }));
        foreach (var priority in Queued(delivery, items)) dispatch.Raise(priority);
        return items;
    }

    private static IEnumerable<BacktestPriority> Queued(BatchDelivery delivery, IReadOnlyList<BatchItem> items) => items
        .Zip(delivery.Entries, (item, entry) => item.Status is BatchItemStatus.Queued ? entry.Request?.Priority : null)
        .OfType<BacktestPriority>()
        .Distinct();
}
