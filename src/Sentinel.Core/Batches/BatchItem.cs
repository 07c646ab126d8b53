using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Batches;

/// <summary>One item of a batch as it was delivered.</summary>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="Status">Where it stood when it was delivered.</param>
/// <param name="BacktestId">The backtest that answers it; null when rejected.</param>
/// <param name="IsRepeat">Whether that backtest was there before the item, which then runs nothing.</param>
/// <param name="CodeHash">Identity of the normalised source; null when rejected.</param>
/// <param name="Verdict">The verdict that counts; null unless it is finished.</param>
/// <param name="Errors">What is wrong with it by field; null unless it is rejected.</param>
public sealed record BatchItem(
    int Index,
    BatchItemStatus Status,
    Guid? BacktestId,
    bool IsRepeat,
    string? CodeHash,
    Verdict? Verdict,
    IReadOnlyDictionary<string, string[]>? Errors);
