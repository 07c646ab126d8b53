using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>The bars of one backtest: those of its window, and those before it that its strategy is given to warm up.</summary>
/// <param name="Given">All that the strategy is given, oldest first.</param>
/// <param name="Warmup">How many of them are before the window, 0 or more; only the strategy sees them.</param>
public sealed record BacktestBars(PriceSeries Given, int Warmup)
{
    /// <summary>The bars of the window: the account starts with the first of them, and figures are of them alone.</summary>
    public PriceSeries Window { get; } = Given.Slice(Warmup, Given.Count);

    /// <summary>SHA-256 over all bars that are given, in lower-case hex.</summary>
    public string Hash => Given.Hash;

    /// <summary>The target positions of the window: those of the warm-up are never acted on.</summary>
    /// <param name="targets">One target for each bar that is given.</param>
    public ReadOnlySpan<double> TargetsOf(double[] targets) => targets.AsSpan(Warmup);
}
