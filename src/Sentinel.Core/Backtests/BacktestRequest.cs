using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Backtests;

/// <summary>A valid wish to have a strategy tested.</summary>
public sealed record BacktestRequest
{
    /// <summary>Capital that a backtest starts with unless told otherwise, in the quote currency.</summary>
    public const double DefaultInitialCapital = 10_000;

    /// <summary>How many bars before the window a strategy is given at most unless told otherwise.</summary>
    public const int DefaultWarmupBars = 1_000;

    /// <summary>Most bars before the window that may be asked for.</summary>
    public const int MaxWarmupBars = 10_000;

    /// <summary>The source as it was sent, at most <see cref="StrategySource.MaxLength"/> characters.</summary>
    public required string StrategyCode { get; init; }

    /// <summary>The numbers the strategy is tuned with.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;

    /// <summary>Whose prices.</summary>
    public Symbol Symbol { get; init; } = Symbol.BtcUsd;

    /// <summary>First moment of the window, inclusive, UTC; null for the first stored bar.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last moment of the window, exclusive, UTC; null for everything stored when the backtest runs.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// How many bars before <see cref="From"/> the strategy is given at most, so that its indicators are warm when the window begins; fewer where
    /// fewer are stored, none without <see cref="From"/>. 0 to <see cref="MaxWarmupBars"/>.
    /// </summary>
    public int WarmupBars { get; init; } = DefaultWarmupBars;

    /// <summary>Whether hours without trades count as bars without movement; false leaves them out. Default true.</summary>
    public bool FillGaps { get; init; } = true;

    /// <summary>What trading costs.</summary>
    public CostModel Costs { get; init; } = new();

    /// <summary>Capital to start with in the quote currency, above zero.</summary>
    public double InitialCapital { get; init; } = DefaultInitialCapital;

    /// <summary>Which queue it waits in; does not make it another request.</summary>
    public BacktestPriority Priority { get; init; } = BacktestPriority.Normal;

    /// <summary>The author's own name for it, at most 200 characters; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The bars it is about; those of its window are none when nothing is stored of that.</summary>
    /// <param name="stored">All that are stored of its symbol.</param>
    public BacktestBars BarsOf(PriceSeries stored)
    {
        var (all, start, end, warmup) = RangeOf(stored);
        return new BacktestBars(all.Slice(start - warmup, end), warmup);
    }

    /// <summary>The hash of the bars it is about, <see cref="BacktestBars.Hash"/>; quick when it was asked for before.</summary>
    /// <param name="stored">All that are stored of its symbol.</param>
    public string HashOfBars(PriceSeries stored)
    {
        var (all, start, end, warmup) = RangeOf(stored);
        return all.HashOfSlice(start - warmup, end);
    }

    private (PriceSeries All, int Start, int End, int Warmup) RangeOf(PriceSeries stored)
    {
        var all = FillGaps ? stored.WithGapsFilled() : stored;
        var (start, end) = all.RangeOf(From, To);
        return (all, start, end, From is null || start == end ? 0 : Math.Min(start, WarmupBars));
    }
}
