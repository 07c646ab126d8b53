using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Backtests;

/// <summary>A valid wish to have a strategy tested.</summary>
public sealed record BacktestRequest
{
    /// <summary>Capital that a backtest starts with unless told otherwise, in the quote currency.</summary>
    public const double DefaultInitialCapital = 10_000;

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

    /// <summary>The bars it is about.</summary>
    /// <param name="stored">All that are stored of its symbol.</param>
    public PriceSeries BarsOf(PriceSeries stored) => (FillGaps ? stored.WithGapsFilled() : stored).Within(From, To);
}
