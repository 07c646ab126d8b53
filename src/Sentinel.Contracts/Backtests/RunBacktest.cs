namespace Sentinel.Contracts.Backtests;

/// <summary>Command: run the stored backtest with this id.</summary>
/// <remarks>It carries no work of its own: the stored row is the truth, so a lost, repeated or stale command does no harm.</remarks>
/// <param name="BacktestId">The id under which the request was accepted.</param>
public sealed record RunBacktest(Guid BacktestId);
