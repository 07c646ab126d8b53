namespace Sentinel.Core.Metrics;

/// <summary>Every metric of one backtest. Fractions, not percents; money in the quote currency; null where a metric is undefined.</summary>
/// <remarks>Every number is finite. Formula and source stand with the metric of that name in this namespace.</remarks>
public sealed partial record PerformanceReport
{
    /// <summary>Hourly bars in a year: crypto trades around the clock.</summary>
    public const double BarsPerYear = 8_760;

    /// <summary>Number of bars.</summary>
    public required int Bars { get; init; }

    /// <summary>Number of returns: one less than bars.</summary>
    public required int Returns { get; init; }

    /// <summary>Equity at the last close, in the quote currency.</summary>
    public required double FinalEquity { get; init; }

    /// <summary>Return over the whole window, net of costs, -1 or more.</summary>
    public required double TotalReturn { get; init; }

    /// <summary>Return of buying at the open of the first traded bar after the first and holding to the last close, at the same costs; zero without one.</summary>
    public required double BuyAndHoldReturn { get; init; }

    /// <summary>Compound annual growth rate, a year counted as 8,760 bars; null with one bar, or when too large for a number.</summary>
    public required double? Cagr { get; init; }

    /// <summary>The same with a year counted as 365 days of calendar time, so that missing hours count as time.</summary>
    public required double? CagrCalendar365 { get; init; }

    /// <summary>Mean return of a bar; null with one bar.</summary>
    public required double? MeanReturn { get; init; }

    /// <summary>Annualised sample standard deviation of the returns; null with fewer than two returns.</summary>
    public required double? Volatility { get; init; }

    /// <summary>Annualised population standard deviation of the returns; null with one bar.</summary>
    public required double? VolatilityDdof0 { get; init; }

    /// <summary>Annualised Sharpe ratio at a risk-free rate of zero; null with fewer than two returns or without variation, but for rounding.</summary>
    public required double? Sharpe { get; init; }

    /// <summary>The same with the population standard deviation; null without variation.</summary>
    public required double? SharpeDdof0 { get; init; }

    /// <summary>Annualised root mean square of the negative returns over all returns; null with one bar.</summary>
    public required double? DownsideDeviation { get; init; }

    /// <summary>Annualised mean return over downside deviation; null without a negative return.</summary>
    public required double? Sortino { get; init; }

    /// <summary>Deepest fall below the running peak, -1 (ruin) to 0.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Last bar at the peak before that fall; 0 without a fall.</summary>
    public required int MaxDrawdownPeakBar { get; init; }

    /// <summary>Bar of its lowest point; 0 without a fall.</summary>
    public required int MaxDrawdownTroughBar { get; init; }

    /// <summary>Longest time from a peak until it was reached again, or until the end, in bars.</summary>
    public required int MaxDrawdownDurationBars { get; init; }

    /// <summary>Root mean square drawdown, 0 to 1.</summary>
    public required double UlcerIndex { get; init; }

    /// <summary>CAGR over the deepest drawdown; null without a CAGR or a drawdown, or when too large for a number.</summary>
    public required double? Calmar { get; init; }

    /// <summary>Skewness of the returns; null without variation.</summary>
    public required double? Skew { get; init; }

    /// <summary>Kurtosis of the returns, 3 for a normal distribution; null without variation.</summary>
    public required double? Kurtosis { get; init; }

    /// <summary>5 % quantile of the returns of a bar; null with one bar.</summary>
    public required double? Var95 { get; init; }

    /// <summary>Mean of the returns at or below that quantile; null with one bar.</summary>
    public required double? Cvar95 { get; init; }

    /// <summary>Largest return of a bar; null with one bar.</summary>
    public required double? BestBar { get; init; }

    /// <summary>Smallest return of a bar; null with one bar.</summary>
    public required double? WorstBar { get; init; }

    /// <summary>Fraction of bars that closed with a position.</summary>
    public required double Exposure { get; init; }

    /// <summary>Number of fills.</summary>
    public required int Fills { get; init; }

    /// <summary>Number of orders that met an hour without trades and had to wait. Null in outcomes of earlier versions.</summary>
    public int? WaitedOrders { get; init; }

    /// <summary>Commission paid, in the quote currency.</summary>
    public required double FeesPaid { get; init; }

    /// <summary>Cost of slippage, in the quote currency.</summary>
    public required double SlippageCost { get; init; }

    /// <summary>Value of all fills, in the quote currency.</summary>
    public required double TradedNotional { get; init; }

    /// <summary>Sum of traded value over the equity before each fill.</summary>
    public required double Turnover { get; init; }

    /// <summary>Turnover a year of 8,760 bars; null with one bar.</summary>
    public required double? TurnoverAnnualised { get; init; }

    /// <summary>Number of closed trades.</summary>
    public required int Trades { get; init; }

    /// <summary>Number of closed trades that are evidence: not dust, and with a result. Null in outcomes of earlier versions.</summary>
    public int? CountedTrades { get; init; }

    /// <summary>Number of legs that are evidence: closed trades, and parts of trades that were closed before more was entered. Null in outcomes of earlier versions.</summary>
    public int? CountedLegs { get; init; }

    /// <summary>How many trades of the size that made the money the counted legs add up to, at most their number. Null in outcomes of earlier versions.</summary>
    public int? EffectiveTrades { get; init; }

    /// <summary>Number of trades open after the last bar, 0 or 1.</summary>
    public required int OpenTrades { get; init; }

    /// <summary>Profit of the open trade marked at the last close; null when there is none.</summary>
    public required double? OpenTradePnl { get; init; }

    /// <summary>Fraction of closed trades with a profit; null without closed trades.</summary>
    public required double? WinRate { get; init; }

    /// <summary>Profits over losses of closed trades, in money; null without losses.</summary>
    public required double? ProfitFactor { get; init; }

    /// <summary>The same of trade returns; null without losses.</summary>
    public required double? ProfitFactorOfReturns { get; init; }

    /// <summary>Profits over losses of legs that were closed, wholly or in part, in money; null without losses, and in outcomes of earlier versions.</summary>
    public double? ProfitFactorOfLegs { get; init; }

    /// <summary>Mean return of a closed trade; null without closed trades.</summary>
    public required double? AvgTradeReturn { get; init; }

    /// <summary>Largest return of a closed trade; null without closed trades.</summary>
    public required double? BestTradeReturn { get; init; }

    /// <summary>Smallest return of a closed trade; null without closed trades.</summary>
    public required double? WorstTradeReturn { get; init; }

    /// <summary>Mean profit of a closed trade, in the quote currency; null without closed trades.</summary>
    public required double? ExpectancyPnl { get; init; }

    /// <summary>Mean profit of the winners; null without one.</summary>
    public required double? AvgWinPnl { get; init; }

    /// <summary>Mean profit, below zero, of the losers; null without one.</summary>
    public required double? AvgLossPnl { get; init; }

    /// <summary>System quality number of the closed trades; null with fewer than two or without variation.</summary>
    public required double? Sqn { get; init; }

    /// <summary>Mean length of a closed trade, in bars; null without closed trades.</summary>
    public required double? AvgTradeBars { get; init; }

    /// <summary>Length of the longest closed trade, in bars; null without closed trades.</summary>
    public required int? MaxTradeBars { get; init; }
}
