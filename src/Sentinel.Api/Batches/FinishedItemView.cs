using Sentinel.Api.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Batches;

/// <summary>One finished item of a batch in a line; figures are null without performance.</summary>
/// <param name="Cursor">Send it as <c>after</c> to go on behind this item.</param>
/// <param name="Index">Place in the batch, from 0.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Id">The backtest that answers it; null when rejected.</param>
/// <param name="Name">The author's own name for that backtest; null for none.</param>
/// <param name="ReasonCode">Why the strategy was disqualified; null when it was not.</param>
/// <param name="Verdict">The verdict that counts; null when rejected or cancelled.</param>
/// <param name="TotalReturn">Net return over the window as a fraction.</param>
/// <param name="Sharpe">Annualised Sharpe ratio; null when undefined, too.</param>
/// <param name="MaxDrawdown">Deepest fall below the running peak, -1 to 0.</param>
/// <param name="Trades">Closed trades.</param>
/// <param name="Errors">What is wrong with a rejected item, by field; null when it was accepted.</param>
/// <param name="Links">Where to go from here; null when rejected.</param>
internal sealed record FinishedItemView(
    int Cursor,
    int Index,
    BatchItemStatus Status,
    Guid? Id,
    string? Name,
    DisqualificationReason? ReasonCode,
    Verdict? Verdict,
    double? TotalReturn,
    double? Sharpe,
    double? MaxDrawdown,
    int? Trades,
    IReadOnlyDictionary<string, string[]>? Errors,
    BacktestLinks? Links)
{
    /// <summary>What a client sees of a finished item.</summary>
    public static FinishedItemView Of(FinishedItem item)
    {
        // A backtest that others wait for goes on after the item was taken back; what comes of it is theirs.
        var result = item.Status is BatchItemStatus.Cancelled ? null : item.Backtest;
        return new FinishedItemView(
            item.Number,
            item.Index,
            item.Status,
            item.Backtest?.Id,
            item.Backtest?.Name,
            result?.ReasonCode,
            result?.Verdict,
            result?.TotalReturn,
            result?.Sharpe,
            result?.MaxDrawdown,
            result?.Trades,
            item.Errors,
            item.Backtest is { } backtest ? BacktestLinks.Of(backtest.Id, terminal: true) : null);
    }
}
