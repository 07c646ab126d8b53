using System.Buffers;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Metrics;

public sealed partial record PerformanceReport
{
    private const double Confidence = 0.95;

    /// <summary>All metrics of one simulation.</summary>
    /// <param name="prices">The bars it ran over.</param>
    /// <param name="simulation">What became of the capital.</param>
    /// <param name="costs">What trading cost, for the benchmark.</param>
    /// <param name="leastTradeWeight">Share of equity that a trade must have been worth to be counted, 0 to 1.</param>
    /// <exception cref="ArgumentException">The simulation does not have one equity value per bar, or there are none.</exception>
    public static PerformanceReport Of(
        PriceSeries prices, Simulation simulation, CostModel costs, double leastTradeWeight = Metrics.CountedTrades.DefaultLeastWeight)
    {
        ReadOnlySpan<double> equity = simulation.Equity;
        if (equity.IsEmpty || equity.Length != prices.Count)
            throw new ArgumentException($"There are {equity.Length} equity values for {prices.Count} bars.", nameof(simulation));

        var borrowed = ArrayPool<double>.Shared.Rent(equity.Length);
        try
        {
            var returns = borrowed.AsSpan(0, equity.Length - 1);
            BarReturns.Fill(returns, equity);
            return Of(prices, simulation, costs, leastTradeWeight, returns);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(borrowed);
        }
    }

    private static PerformanceReport Of(
        PriceSeries prices, Simulation simulation, CostModel costs, double leastTradeWeight, ReadOnlySpan<double> returns)
    {
        ReadOnlySpan<double> equity = simulation.Equity;
        var moments = Moments.OfReturns(returns);
        var years = returns.Length / BarsPerYear;
        var totalReturn = Metrics.TotalReturn.Of(equity);
        var cagr = Metrics.Cagr.Of(totalReturn, years);
        var downside = Metrics.DownsideDeviation.Of(returns, BarsPerYear);
        var drawdown = Metrics.MaxDrawdown.Of(equity);
        var valueAtRisk = ValueAtRisk.Of(returns, Confidence);
        var extremes = Extremes.Of(returns);
        var paid = TradingCosts.Of(simulation.Fills);
        var turnover = Metrics.Turnover.Of(simulation.Fills);
        var open = simulation.Trades.LastOrDefault(trade => trade.IsOpen);
        var closed = ClosedTrades.Of(simulation.Trades);
        var legs = LegLedger.Read(simulation, leastTradeWeight);
        var closedExtremes = Extremes.Of(closed.Returns);

        return new PerformanceReport
        {
            Bars = equity.Length,
            Returns = returns.Length,
            FinalEquity = equity[^1],
            TotalReturn = totalReturn,
            BuyAndHoldReturn = BuyAndHold.Return(prices, costs),
            Cagr = cagr,
            CagrCalendar365 = Metrics.Cagr.Of(totalReturn, CalendarYears(prices)),
            MeanReturn = returns.Length > 0 ? moments.Mean : null,
            Volatility = Metrics.Volatility.Of(moments, BarsPerYear),
            VolatilityDdof0 = Metrics.Volatility.OfPopulation(moments, BarsPerYear),
            Sharpe = SharpeRatio.Of(moments, BarsPerYear),
            SharpeDdof0 = SharpeRatio.OfPopulation(moments, BarsPerYear),
            DownsideDeviation = downside,
            Sortino = SortinoRatio.Of(moments.Mean, downside, BarsPerYear),
            MaxDrawdown = drawdown.Depth,
            MaxDrawdownPeakBar = drawdown.PeakBar,
            MaxDrawdownTroughBar = drawdown.TroughBar,
            MaxDrawdownDurationBars = DrawdownDuration.Longest(equity),
            UlcerIndex = Metrics.UlcerIndex.Of(equity),
            Calmar = CalmarRatio.Of(cagr, drawdown.Depth),
            Skew = Skewness.Of(moments),
            Kurtosis = Metrics.Kurtosis.Of(moments),
            Var95 = valueAtRisk,
            Cvar95 = ExpectedShortfall.Of(returns, valueAtRisk),
            BestBar = extremes.Largest,
            WorstBar = extremes.Smallest,
            Exposure = Metrics.Exposure.Of(simulation.BarsInMarket, equity.Length),
            Fills = simulation.Fills.Count,
            WaitedOrders = simulation.WaitedOrders,
            FeesPaid = paid.Fees,
            SlippageCost = paid.Slippage,
            TradedNotional = turnover.Notional,
            Turnover = turnover.Ratio,
            TurnoverAnnualised = turnover.PerYear(years),
            Trades = closed.Pnl.Length,
            CountedTrades = Metrics.CountedTrades.Of(simulation.Trades, leastTradeWeight),
            CountedLegs = Metrics.CountedLegs.Of(legs, leastTradeWeight),
            EffectiveTrades = Metrics.EffectiveTrades.Of(legs, leastTradeWeight),
            OpenTrades = open is null ? 0 : 1,
            OpenTradePnl = open?.Pnl,
            WinRate = Metrics.WinRate.Of(closed.Pnl),
            ProfitFactor = Metrics.ProfitFactor.Of(closed.Pnl),
            ProfitFactorOfReturns = Metrics.ProfitFactor.Of(closed.Returns),
            ProfitFactorOfLegs = Metrics.ProfitFactor.Of([.. legs.Where(leg => !leg.IsOpen).Select(leg => Rounding.Off(leg.Pnl, leg.Value))]),
            AvgTradeReturn = Mean.Of(closed.Returns),
            BestTradeReturn = closedExtremes.Largest,
            WorstTradeReturn = closedExtremes.Smallest,
            ExpectancyPnl = Mean.Of(closed.Pnl),
            AvgWinPnl = Mean.OfGains(closed.Pnl),
            AvgLossPnl = Mean.OfLosses(closed.Pnl),
            Sqn = Metrics.Sqn.Of(closed.Pnl),
            AvgTradeBars = Mean.Of(closed.Lengths),
            MaxTradeBars = (int?)Extremes.Of(closed.Lengths).Largest,
        };
    }

    private static double CalendarYears(PriceSeries prices) =>
        TimeSpan.FromSeconds(prices.Times[^1] - prices.Times[0]) / TimeSpan.FromDays(365);
}
