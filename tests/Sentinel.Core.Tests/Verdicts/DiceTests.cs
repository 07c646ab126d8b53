using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Golden;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>The best of 3,000 strategies that never look at the bars; dust fills the time in which they hold nothing.</summary>
public sealed class DiceTests(ITestOutputHelper output)
{
    private const int Seeds = 3_000;
    private static readonly PriceSeries RandomWalk =
        PriceSeries.Of(Symbol.BtcUsd, PriceSource.SyntheticSample, SyntheticPrices.Sample(seed: 4, DateTimeOffset.UnixEpoch.AddYears(50)));

    private static readonly VerdictPolicy Policy = new(new VerdictOptions());

    [Theory]
    [InlineData(36)]
    [InlineData(24)]
    public void On_a_random_walk_none_is_good_or_better(int barsPerThrow) =>
        Assert.InRange(BestOf(RandomWalk, barsPerThrow), Verdict.Reject, Verdict.Average);

    [Theory]
    [InlineData(36)]
    [InlineData(24)]
    public void On_real_bars_none_is_good_or_better(int barsPerThrow)
    {
        if (SharedFolder.Find("data/btc-usd-1h-90d.csv", output) is not { } bars) return;

        Assert.InRange(BestOf(GoldenCase.ReadBars(bars), barsPerThrow), Verdict.Reject, Verdict.Average);
    }

    [Theory]
    [InlineData(36)]
    [InlineData(24)]
    [InlineData(12)]
    public void On_a_random_walk_none_that_is_never_flat_is_good_or_better(int barsPerThrow) =>
        Assert.InRange(BestOf(RandomWalk, seed => Part(seed, RandomWalk.Count, barsPerThrow)), Verdict.Reject, Verdict.Average);

    [Theory]
    [InlineData(36)]
    [InlineData(24)]
    [InlineData(12)]
    public void On_real_bars_none_that_is_never_flat_is_good_or_better(int barsPerThrow)
    {
        if (SharedFolder.Find("data/btc-usd-1h-90d.csv", output) is not { } file) return;

        var bars = GoldenCase.ReadBars(file);
        Assert.InRange(BestOf(bars, seed => Part(seed, bars.Count, barsPerThrow)), Verdict.Reject, Verdict.Average);
    }

    private static Verdict BestOf(PriceSeries prices, int barsPerThrow) => BestOf(prices, seed => Throw(seed, prices.Count, barsPerThrow));

    private static Verdict BestOf(PriceSeries prices, Func<int, double[]> targetsOf) => ParallelEnumerable.Range(0, Seeds).Max(seed =>
    {
        var simulation = BacktestEngine.Run(prices, targetsOf(seed), new CostModel(), 10_000);
        return Policy.Judge(PerformanceReport.Of(prices, simulation, new CostModel())).Verdict;
    });

    // Always some part of the equity, long or short for the whole window, and it trembles by dust on the way.
    private static double[] Part(int seed, int bars, int barsPerThrow)
    {
        var random = new Random(seed);
        var side = random.Next(2) == 0 ? 1 : -1;
        var part = 0.0;
        return [.. Enumerable.Range(0, bars).Select(i => side * (i % barsPerThrow == 0 ? part = random.Next(1, 11) / 10.0 : i % 2 == 0 ? part : part - 1e-9))];
    }

    private static double[] Throw(int seed, int bars, int barsPerThrow)
    {
        var random = new Random(seed);
        var targets = new double[bars];
        for (var i = 0; i < bars; i++) targets[i] = i % barsPerThrow == 0 ? random.Next(-1, 2) : targets[i - 1];
        for (var i = 0; i + 1 < bars; i += 2)
        {
            if (targets[i] == 0 && targets[i + 1] == 0) targets[i] = 1e-12;
        }

        return targets;
    }
}
