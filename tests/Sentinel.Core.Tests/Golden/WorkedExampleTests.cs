using System.Globalization;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Golden;

/// <summary>The worked example of <c>docs/metrics.md</c> is what a request with defaults gives; where it is not, the test prints what stands there now.</summary>
public sealed class WorkedExampleTests(ITestOutputHelper output)
{
    private const double Capital = 10_000;

    [Fact]
    public void The_worked_example_can_be_repeated()
    {
        if (SharedFolder.Find("data/btc-usd-1h.csv", output) is not { } file) return;

        var stored = GoldenCase.ReadBars(file);
        var prices = stored.WithGapsFilled();
        var report = Report(prices);
        var judgement = new VerdictPolicy(new VerdictOptions()).Judge(report, prices.Filled);

        var example = Text(report, judgement, prices.Filled, Report(stored));

        output.WriteLine(example);
        Assert.Contains(OneLine(example), OneLine(File.ReadAllText(RepositoryFolder.Find("docs/metrics.md"))), StringComparison.Ordinal);
    }

    private static PerformanceReport Report(PriceSeries prices)
    {
        var close = Bars.Of(prices).Close;
        var (fast, slow) = (close.Sma(24), close.Sma(72));
        double[] targets = [.. Enumerable.Range(0, prices.Count).Select(i => fast[i] > slow[i] ? 1.0 : 0)];
        return PerformanceReport.Of(prices, BacktestEngine.Run(prices, targets, new CostModel(), Capital), new CostModel());
    }

    private static string Text(PerformanceReport report, Judgement judgement, int filled, PerformanceReport unfilled) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        A crossing of 24- and 72-hour averages, long or flat, over {report.Bars:N0} hourly bars of BTC-USD from 2016 to January 2023, {filled} of them filled, at default
        costs: 10,000 became {report.FinalEquity:N2} in {report.Trades} closed trades, a `cagr` of {report.Cagr:0.0000}; {report.WaitedOrders} orders waited. The verdict is `{Word(judgement.Verdict)}`:

        | rule | allows | reason |
        |---|---|---|
        {string.Join('\n', judgement.Reasons.Select(reason => $"| `{reason.Rule}` | {Word(reason.Verdict)} | {reason.Message} |"))}

        That is {1 + report.TotalReturn:0.0} times the money, and yet: the coin alone made {1 + report.BuyAndHoldReturn:0.0} times, a third of the trades had to carry the rest (`win_rate` {report.WinRate:0.000}),
        costs took {report.FeesPaid + report.SlippageCost:N0} (`fees_paid` {report.FeesPaid:N0}, `slippage_cost` {report.SlippageCost:N0}), and at its lowest two thirds of the peak were gone.

        Filled bars enter every average: with `"fill_gaps": false` the same strategy sees {unfilled.Bars:N0} bars, and 10,000 become {unfilled.FinalEquity:N2} in {unfilled.Trades} closed trades.
        """);

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    // Where the lines of a paragraph break is for the page to say.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
