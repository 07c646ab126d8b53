namespace Sentinel.Contracts.Backtests;

/// <summary>Event: an outcome is stored for this backtest, whatever it is.</summary>
/// <param name="BacktestId">The id under which the request was accepted.</param>
/// <param name="Status">The terminal status in snake case: <c>success</c>, <c>duplicate</c> or <c>error</c>.</param>
/// <param name="Verdict">The verdict in lower case, <c>excellent</c> to <c>reject</c>.</param>
public sealed record BacktestFinished(Guid BacktestId, string Status, string Verdict);
