namespace Sentinel.Contracts.Backtests;

/// <summary>Event: an outcome is stored for this backtest, whatever it is.</summary>
/// <param name="BacktestId">The id under which the request was accepted.</param>
/// <param name="Status">The terminal status in snake case, such as <c>success</c>, <c>duplicate</c> or <c>error</c>; later versions may know more.</param>
/// <param name="Verdict">The verdict in lower case, <c>excellent</c> to <c>reject</c>; null when it ended without one.</param>
public sealed record BacktestFinished(Guid BacktestId, string Status, string? Verdict);
