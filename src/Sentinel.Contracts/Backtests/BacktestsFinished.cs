namespace Sentinel.Contracts.Backtests;

/// <summary>Event: these backtests have ended.</summary>
/// <remarks>It only makes things faster: the stored rows are the truth, and who waits looks at them now and then.</remarks>
/// <param name="Backtests">How each ended, at least one, in no order; one may be announced more than once.</param>
public sealed record BacktestsFinished(IReadOnlyList<BacktestFinished> Backtests);
