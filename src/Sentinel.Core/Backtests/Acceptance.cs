namespace Sentinel.Core.Backtests;

/// <summary>What became of a request.</summary>
/// <param name="Backtest">The new backtest, or the earlier one that answers the same request.</param>
/// <param name="IsNew">Whether a new backtest was stored.</param>
public sealed record Acceptance(Backtest Backtest, bool IsNew);
