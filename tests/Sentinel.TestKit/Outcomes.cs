using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.TestKit;

/// <summary>Outcomes for tests that do not care how they came about.</summary>
public static class Outcomes
{
    /// <summary>Hash of the bars that they are about unless told otherwise.</summary>
    public const string BarsHash = "bars";

    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly BacktestData Data = new("BTC-USD", Noon.AddHours(-3), Noon.AddHours(-1), 3, "coinbase", BarsHash);

    public static PerformanceReport Performance { get; } = new()
    {
        Bars = 3,
        Returns = 2,
        FinalEquity = 11_000,
        TotalReturn = 0.1,
        BuyAndHoldReturn = 0.05,
        Cagr = 1.5,
        CagrCalendar365 = 1.5,
        MeanReturn = 0.05,
        Volatility = 0.4,
        VolatilityDdof0 = 0.39,
        Sharpe = 1.7,
        SharpeDdof0 = 1.71,
        DownsideDeviation = 0.2,
        Sortino = 2.1,
        MaxDrawdown = -0.08,
        MaxDrawdownPeakBar = 0,
        MaxDrawdownTroughBar = 1,
        MaxDrawdownDurationBars = 2,
        UlcerIndex = 0.03,
        Calmar = 18.75,
        Skew = null,
        Kurtosis = null,
        Var95 = -0.01,
        Cvar95 = -0.02,
        BestBar = 0.06,
        WorstBar = -0.02,
        Exposure = 0.66,
        Fills = 2,
        WaitedOrders = 1,
        FeesPaid = 20,
        SlippageCost = 10,
        TradedNotional = 20_000,
        Turnover = 2,
        TurnoverAnnualised = 5_840,
        Trades = 1,
        CountedTrades = 1,
        CountedLegs = 1,
        EffectiveTrades = 1,
        OpenTrades = 0,
        OpenTradePnl = null,
        WinRate = 1,
        ProfitFactor = null,
        ProfitFactorOfReturns = null,
        ProfitFactorOfLegs = 1.25,
        AvgTradeReturn = 0.1,
        BestTradeReturn = 0.1,
        WorstTradeReturn = 0.1,
        ExpectancyPnl = 1_000,
        AvgWinPnl = 1_000,
        AvgLossPnl = null,
        Sqn = null,
        AvgTradeBars = 2,
        MaxTradeBars = 2,
    };

    /// <summary>A run to a verdict.</summary>
    public static BacktestOutcome Success(
        string signalHash = "signals", string dataHash = BarsHash, string source = "coinbase", Verdict verdict = Verdict.Good) => new()
        {
            Message = $"{verdict}: Sharpe 1.7 is at least 1.5.",
            Verdict = verdict,
            VerdictReasons = [new VerdictReason("sharpe", verdict, "sharpe", 1.7, 1.5, "Sharpe 1.7 is at least 1.5.")],
            SignalHash = signalHash,
            Performance = Performance,
            Preview = new BacktestPreview(
                ["time", "close", "target", "equity"],
                [new BacktestPreview.Row(Noon.AddHours(-3), 60_000, 1, 10_000), new BacktestPreview.Row(Noon.AddHours(-2), 60_100.5, 0, 11_000)]),
            Data = Data with { Hash = dataHash, Source = source },
            StartedAt = Noon,
            FinishedAt = Noon.AddSeconds(1),
            CompileTime = TimeSpan.FromMilliseconds(4.8),
            RunTime = TimeSpan.FromMilliseconds(1.5),
        };

    /// <summary>A disqualification.</summary>
    public static BacktestOutcome Disqualified(
        DisqualificationReason reason = DisqualificationReason.CompileError, string source = "coinbase") => new()
        {
            Message = "The name 'fast' does not exist.",
            ReasonCode = reason,
            Errors = [new CodeError(3, 14, "CS0103", "The name 'fast' does not exist.", "Declare it first.")],
            Verdict = Verdict.Reject,
            VerdictReasons = [new VerdictReason("disqualified", Verdict.Reject, null, null, null, "The name 'fast' does not exist.")],
            Data = Data with { Source = source },
            StartedAt = Noon,
            FinishedAt = Noon.AddSeconds(1),
            CompileTime = TimeSpan.FromMilliseconds(2),
            RunTime = TimeSpan.Zero,
        };
}
