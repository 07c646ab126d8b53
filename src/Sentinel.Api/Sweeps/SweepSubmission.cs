using Sentinel.Api.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Sweeps;

/// <summary>A strategy to be tested with many parameters, as a client sends it. Fields left out or null take their defaults.</summary>
internal sealed record SweepSubmission
{
    /// <summary>
    /// C# source with one method <c>double[] GenerateSignals(Bars bars, Parameters parameters)</c>; Markdown fences and prose around it
    /// are taken off. At most 64 KB of UTF-8.
    /// </summary>
    public required string StrategyCode { get; init; }

    /// <summary>
    /// The parameters that differ, each with its values: every combination is a point. At most 8 parameters and 100,000 points.
    /// </summary>
    public required Dictionary<string, double[]> Grid { get; init; }

    /// <summary>Parameters that all points have in common, by name; at most 64. Default none.</summary>
    public Dictionary<string, double>? Parameters { get; init; }

    /// <summary>The metric of <c>performance</c> that points are ranked by. Default <c>sharpe</c>.</summary>
    public string? RankBy { get; init; }

    /// <summary>Whose prices. Default <c>BTC-USD</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>First moment of the window, inclusive, as for a backtest. Default the first stored bar.</summary>
    public string? From { get; init; }

    /// <summary>Last moment of the window, exclusive. Default everything stored when the sweep begins.</summary>
    public string? To { get; init; }

    /// <summary>How many bars before <c>from</c> the strategy is given at most to warm up, as for a backtest. Default 1,000.</summary>
    public int? WarmupBars { get; init; }

    /// <summary>Whether hours without trades count as bars without movement. Default true; false leaves them out.</summary>
    public bool? FillGaps { get; init; }

    /// <summary>What trading costs.</summary>
    public CostsView? Costs { get; init; }

    /// <summary>Capital to start with in the quote currency, above 0, at most 1e12. Default 10,000.</summary>
    public double? InitialCapital { get; init; }

    /// <summary>The author's own name for it, at most 200 characters. Default none.</summary>
    public string? Name { get; init; }

    /// <summary>Which line it waits in: <c>high</c>, <c>normal</c> or <c>bulk</c>. Default <c>bulk</c>.</summary>
    public BacktestPriority? Priority { get; init; }

    /// <summary>Run it again although the same request was answered before. Default false.</summary>
    public bool? Rerun { get; init; }
}
