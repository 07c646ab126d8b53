using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Batches;

/// <summary>What became of one item of a batch.</summary>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="Status">Where it stands; <c>rejected</c> when it was not accepted.</param>
/// <param name="Id">The backtest that answers it; null when rejected.</param>
/// <param name="CodeHash">Identity of the normalised source; null when rejected.</param>
/// <param name="DuplicateOf">The same as the id when that backtest was there before the item; null when the item is new.</param>
/// <param name="Verdict">The verdict of an earlier backtest that answers it; null when there is none yet.</param>
/// <param name="Errors">What is wrong with a rejected item, by field; null when it was accepted.</param>
/// <param name="Ignored">Fields of the item that mean nothing and were passed over.</param>
internal sealed record BatchItemReceipt(
    int Index,
    BatchItemStatus Status,
    Guid? Id,
    string? CodeHash,
    Guid? DuplicateOf,
    Verdict? Verdict,
    IReadOnlyDictionary<string, string[]>? Errors,
    IReadOnlyList<string> Ignored)
{
    /// <summary>The receipt of one item, taken in as an entry.</summary>
    public static BatchItemReceipt Of(BatchItem item, BatchEntry entry) => new(
        item.Index,
        item.Status,
        item.BacktestId,
        item.CodeHash,
        item.IsRepeat ? item.BacktestId : null,
        item.Verdict,
        item.Errors,
        entry.Ignored);
}
