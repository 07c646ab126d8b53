using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>One page of backtests.</summary>
/// <param name="Backtests">Summaries, newest first.</param>
/// <param name="Next">Path of the next page; null when this is the last.</param>
internal sealed record BacktestPage(IReadOnlyList<BacktestSummary> Backtests, string? Next);
