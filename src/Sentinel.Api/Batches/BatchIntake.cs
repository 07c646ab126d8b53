using Sentinel.Api.Dispatch;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Takes batches in: stored first, then on their way.</summary>
internal sealed class BatchIntake(IBatchStore batches, DispatchSignal dispatch)
{
    /// <summary>Stores what is delivered; on disk when the task completes.</summary>
    public async Task<IReadOnlyList<BatchItem>> Deliver(BatchDelivery delivery, CancellationToken cancellationToken)
    {
        var items = await batches.Deliver(delivery, cancellationToken);
        if (items.Any(item => item is { BacktestId: not null, IsRepeat: false })) dispatch.Raise();
        return items;
    }
}
