using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Tests.Backtesting;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>Performances to be judged; a test changes the one figure that it is about.</summary>
internal static class Performances
{
    /// <summary>Meets every default limit for excellent.</summary>
    public static PerformanceReport Excellent { get; } = Idle() with
    {
        Bars = 2_160,
        TotalReturn = 0.4,
        BuyAndHoldReturn = 0.1,
        Trades = 100,
        CountedTrades = 100,
        EffectiveTrades = 100,
        Sharpe = 2,
        MaxDrawdown = -0.15,
        ProfitFactor = 1.75,
        AvgWinPnl = 100,
        AvgLossPnl = -50,
    };

    /// <summary>Two bars without a position.</summary>
    public static PerformanceReport Idle()
    {
        var prices = Market.At(100, 100);
        return PerformanceReport.Of(prices, BacktestEngine.Run(prices, [0, 0], CostModel.Free, 1_000), CostModel.Free);
    }
}
