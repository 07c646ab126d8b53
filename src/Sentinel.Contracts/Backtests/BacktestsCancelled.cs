namespace Sentinel.Contracts.Backtests;

/// <summary>Event: these backtests were taken back; whoever runs one may stop.</summary>
/// <remarks>It only makes things faster: the stored rows are the truth, and the outcome of a cancelled backtest is dropped anyway.</remarks>
/// <param name="BacktestIds">The ids under which the requests were accepted, at least one.</param>
public sealed record BacktestsCancelled(IReadOnlyList<Guid> BacktestIds);
