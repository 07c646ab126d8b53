using Sentinel.Core.Strategies;

namespace Sentinel.Api.Backtests;

/// <summary>A strategy to be tested, as a client sends it. Fields left out or null take their defaults.</summary>
internal sealed record BacktestSubmission
{
    /// <summary>
    /// C# source with one method <c>double[] GenerateSignals(Bars bars)</c>; Markdown fences and prose around it are taken off.
    /// At most 64 KB of UTF-8.
    /// </summary>
    public required string StrategyCode { get; init; }

    /// <summary>Finite numbers the strategy is tuned with, by name; at most 64, names of at most 64 characters. Default none.</summary>
    public Dictionary<string, double>? Parameters { get; init; }

    /// <summary>Whose prices. Default <c>BTC-USD</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>
    /// First moment of the window, inclusive: <c>2024-06-01</c> or <c>2024-06-01T12:00:00Z</c>; UTC unless it names a zone.
    /// Default the first stored bar.
    /// </summary>
    public string? From { get; init; }

    /// <summary>Last moment of the window, exclusive. Default everything stored when the backtest runs.</summary>
    public string? To { get; init; }

    /// <summary>
    /// How many bars before <c>from</c> the strategy is given at most, so that its indicators are warm when the window begins; 0 to 10,000.
    /// Default 1,000, or as many as are stored; without <c>from</c> there are none.
    /// </summary>
    public int? WarmupBars { get; init; }

    /// <summary>Whether hours without trades count as bars without movement. Default true; false leaves them out.</summary>
    public bool? FillGaps { get; init; }

    /// <summary>What trading costs.</summary>
    public CostsView? Costs { get; init; }

    /// <summary>Capital to start with in the quote currency, above 0, at most 1e12. Default 10,000.</summary>
    public double? InitialCapital { get; init; }

    /// <summary>The author's own name for it, at most 200 characters. Default none.</summary>
    public string? Name { get; init; }

    /// <summary>Which line it waits in: <c>high</c>, <c>normal</c> or <c>bulk</c>. Default <c>normal</c>; <c>bulk</c> in a batch.</summary>
    public BacktestPriority? Priority { get; init; }

    /// <summary>Run it again although the same request was answered before. Default false.</summary>
    public bool? Rerun { get; init; }
}
