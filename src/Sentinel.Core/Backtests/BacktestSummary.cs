using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>A backtest in one line of a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Priority">Which line it waits in, or waited.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="Symbol">Whose prices.</param>
/// <param name="CodeHash">Identity of the normalised source.</param>
/// <param name="ReasonCode">Why it was disqualified; null when it was not.</param>
/// <param name="Verdict">The verdict that counts; null while pending.</param>
/// <param name="TotalReturn">Net return over the window as a fraction; null without performance.</param>
/// <param name="Sharpe">Annualised Sharpe ratio; null without performance or when undefined.</param>
/// <param name="MaxDrawdown">Deepest fall below the running peak, -1 to 0; null without performance.</param>
/// <param name="Trades">Closed trades; null without performance.</param>
/// <param name="DataSource">Where the bars came from; null while pending.</param>
/// <param name="CreatedAt">UTC time of acceptance.</param>
/// <param name="FinishedAt">UTC time at which the outcome was known; null while pending.</param>
public sealed record BacktestSummary(
    Guid Id,
    BacktestStatus Status,
    BacktestPriority Priority,
    string? Name,
    string Symbol,
    string CodeHash,
    DisqualificationReason? ReasonCode,
    Verdict? Verdict,
    double? TotalReturn,
    double? Sharpe,
    double? MaxDrawdown,
    int? Trades,
    string? DataSource,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt);
