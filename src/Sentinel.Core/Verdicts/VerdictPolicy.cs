using Sentinel.Core.Metrics;
using Sentinel.Core.Verdicts.Rules;

namespace Sentinel.Core.Verdicts;

/// <summary>Judges a performance by every rule; the worst that any rule allows is the verdict.</summary>
public sealed class VerdictPolicy(VerdictOptions options)
{
    /// <summary>Share of equity that a trade must have been worth to be counted in a performance.</summary>
    public double LeastTradeWeight => options.LeastTradeWeight;

    /// <summary>The verdict on a performance, and why.</summary>
    /// <param name="performance">The metrics.</param>
    /// <param name="filledBars">How many of its bars stand for hours without trades.</param>
    public Judgement Judge(PerformanceReport performance, int filledBars = 0)
    {
        var reasons = RulesOver(filledBars).Select(rule => rule.Judge(performance)).OrderBy(reason => reason.Verdict).ToList();
        return new Judgement(reasons[0].Verdict, reasons);
    }

    private IVerdictRule[] RulesOver(int filledBars) =>
    [
        new TotalReturnRule(options.TotalReturnAbove),
        new ClosedTradesRule(options.ClosedTrades, options.LeastTradeWeight),
        new HistoryRule(options.History, filledBars),
        new SharpeRule(options.Sharpe),
        new MaxDrawdownRule(options.MaxDrawdown),
        new ProfitFactorRule(options.ProfitFactor),
        new BenchmarkRule(options.BestBehindBenchmark),
    ];
}
