namespace Sentinel.Core.Backtests;

/// <summary>A backtest whose command is due for publishing.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="Attempt">The how manieth time its command is published, from 1.</param>
public sealed record DueBacktest(Guid Id, string? Name, int Attempt);
