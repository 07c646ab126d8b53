using Sentinel.Core.Backtests;

namespace Sentinel.Core.Batches;

/// <summary>One finished item of a batch.</summary>
/// <param name="Number">The how manieth of its batch to finish, from 1 and without gaps: a cursor.</param>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="Status">How it ended.</param>
/// <param name="IsRepeat">Whether the backtest was there before the item.</param>
/// <param name="Backtest">The backtest that answers it; null when rejected.</param>
/// <param name="Errors">What is wrong with it by field; null unless it is rejected.</param>
public sealed record FinishedItem(
    int Number,
    int Index,
    BatchItemStatus Status,
    bool IsRepeat,
    BacktestSummary? Backtest,
    IReadOnlyDictionary<string, string[]>? Errors);
