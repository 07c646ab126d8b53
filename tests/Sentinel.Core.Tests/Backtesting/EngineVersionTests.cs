using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Sweeps;
using Sentinel.Core.Tests.Backtests;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Backtesting;

/// <summary>Reminds whoever changes figures that stored results must not answer any more.</summary>
public sealed class EngineVersionTests
{
    private const string Known = "2: c0367a4bfe984f06e4bb44585392f429cb193fb7706766d5ec86d45f2ed04586";

    [Fact]
    public async Task Figures_are_those_of_this_version_of_the_engine()
    {
        var figures = await Figures();

        Assert.True(
            $"{EngineVersion.Current}: {Hash(figures)}" == Known,
            $"Figures, verdicts or the bars that strategies get have changed. Raise {nameof(EngineVersion)}.{nameof(EngineVersion.Current)}, or stored results go on to answer, "
            + $"and pin the version with {Hash(figures)} here. What they are now:\n{figures}");
    }

    // Long, short and flat, over gaps, with and without a beginning, cheap and ruinous: every path of the engine and of the report.
    private static async Task<string> Figures()
    {
        var text = new StringBuilder();
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new Random(seed);
            var market = Market.Random(seed, 600);
            Bar[] traded = [.. Enumerable.Range(0, 600).Where(_ => random.Next(20) > 0).Select(market.BarAt)];
            foreach (var request in Requests) await Append(text, PriceSeries.Of(Symbol.BtcUsd, "test", traded), request, seed);
        }

        await Append(text, Market.At([.. Enumerable.Range(0, 60).Select(i => 100 * Math.Pow(1.2, i))]), Requests[0], seed: -1);
        return text.ToString();
    }

    private static BacktestRequest[] Requests { get; } =
    [
        new() { StrategyCode = "any" },
        new() { StrategyCode = "any", FillGaps = false, Costs = CostModel.Free, InitialCapital = 1 },
        new() { StrategyCode = "any", From = DateTimeOffset.UnixEpoch.AddHours(200), To = DateTimeOffset.UnixEpoch.AddHours(500), Costs = new CostModel(50, 20) },
    ];

    private static async Task Append(StringBuilder text, PriceSeries prices, BacktestRequest request, int seed)
    {
        var runner = new ComputedTargets(given => seed < 0 ? [.. Enumerable.Repeat(-1.0, given.Count)] : Market.Targets(seed, given.Count));
        var pipeline = new BacktestPipeline(
            new FixedPrices(prices), runner, new VerdictPolicy(new VerdictOptions()), new Confirmation(runner, new ConfirmationOptions()), TimeProvider.System);
        var outcome = await pipeline.Run(request, default);

        text.AppendLine(CultureInfo.InvariantCulture, $"{outcome.Verdict} {string.Join(' ', outcome.VerdictReasons.Select(reason => $"{reason.Rule}:{reason.Verdict}"))}");
        // Nine digits, since the last ones are the processor's.
        foreach (var metric in RankMetric.All) text.AppendLine(CultureInfo.InvariantCulture, $"{metric.Name} {metric.Of(outcome.Performance!):g9}");
    }

    private static string Hash(string figures) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figures.ReplaceLineEndings("\n"))));
}
