namespace Sentinel.Contracts.Backtests;

/// <summary>How one backtest ended, in whatever way.</summary>
/// <param name="BacktestId">The id under which the request was accepted.</param>
/// <param name="Status">The terminal status in snake case, such as <c>success</c>, <c>duplicate</c>, <c>error</c> or <c>cancelled</c>; later versions may know more.</param>
/// <param name="Verdict">The verdict in lower case, <c>excellent</c> to <c>reject</c>; null when it ended without one.</param>
public sealed record BacktestFinished(Guid BacktestId, string Status, string? Verdict);
