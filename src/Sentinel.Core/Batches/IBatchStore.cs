using Sentinel.Core.Idempotency;

namespace Sentinel.Core.Batches;

/// <summary>Where batches are kept. Every write is on disk when its task completes.</summary>
public interface IBatchStore
{
    /// <summary>Most finished items that one look may return.</summary>
    const int MaxLimit = 1_000;

    /// <summary>Stores what is delivered in one transaction: each valid entry as by itself, each rejected one with its reasons.</summary>
    /// <returns>What became of each entry, in order; none when the batch was cancelled before, and nothing is stored then.</returns>
    /// <exception cref="KeyLostException">The key of the request is another's by now; nothing is stored.</exception>
    Task<IReadOnlyList<BatchItem>> Deliver(BatchDelivery delivery, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a batch back, unless every item is there and finished: it takes no further item, its waiting items end as cancelled, and so do
    /// the backtests they wait for, a thousand in a transaction. A backtest stays that did not come with a batch, or that another batch or a single request waits for.
    /// </summary>
    /// <returns>The backtests that this call has ended.</returns>
    Task<IReadOnlyList<Guid>> Cancel(Guid id, CancellationToken cancellationToken);

    /// <summary>One batch; null when the id is unknown.</summary>
    Task<Batch?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>One batch with its counts and the items that finished after a cursor; null when the id is unknown.</summary>
    /// <param name="id">Identity of the batch.</param>
    /// <param name="after"><see cref="FinishedItem.Number"/> of the last item that is known already; 0 for none.</param>
    /// <param name="limit">Most items to return, 1 to <see cref="MaxLimit"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<BatchProgress?> FindProgress(Guid id, int after, int limit, CancellationToken cancellationToken);

    /// <summary>All items of a batch as they stand, in order; none when the id is unknown.</summary>
    Task<IReadOnlyList<BatchItem>> ListItems(Guid id, CancellationToken cancellationToken);

    /// <summary>One page of batches, newest first.</summary>
    /// <param name="after">Only those that came before this one; null to start at the newest.</param>
    /// <param name="limit">Most batches to return, 1 to <see cref="MaxLimit"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<Batch>> List(Guid? after, int limit, CancellationToken cancellationToken);
}
