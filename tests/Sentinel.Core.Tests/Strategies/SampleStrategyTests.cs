using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Strategies;

public sealed class SampleStrategyTests(ITestOutputHelper output)
{
    private static readonly string Golden = RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/synthetic");
    private static readonly Bars GoldenBars = GoldenColumns.ReadBars($"{Golden}/bars.csv");

    [Theory]
    [MemberData(nameof(SampleStrategy.Names), MemberType = typeof(SampleStrategy))]
    public void A_sample_keeps_the_contract(string name)
    {
        var targets = SampleStrategy.Run(name, GoldenBars, Parameters.None);

        Assert.Equal(GoldenBars.Count, targets.Length);
        Assert.All(targets, target => Assert.InRange(target, -1, 1));
    }

    [Theory]
    [MemberData(nameof(SampleStrategy.Names), MemberType = typeof(SampleStrategy))]
    public void A_sample_keeps_the_contract_on_a_single_bar(string name)
    {
        var targets = SampleStrategy.Run(name, GoldenBars[..1], Parameters.None);

        Assert.Single(targets);
    }

    [Theory]
    [MemberData(nameof(SampleStrategy.Names), MemberType = typeof(SampleStrategy))]
    public void A_sample_never_looks_ahead(string name)
    {
        var ofAll = SampleStrategy.Run(name, GoldenBars, Parameters.None);
        var ofTheFirst = SampleStrategy.Run(name, GoldenBars[..1_501], Parameters.None);

        Assert.Equal(ofAll[..1_501], ofTheFirst);
    }

    [Theory]
    [InlineData("always_flat", "always_flat")]
    [InlineData("buy_and_hold", "buy_and_hold")]
    [InlineData("sma_24_72_long_flat", "sma_long_flat")]
    [InlineData("sma_24_72_long_short", "sma_long_short")]
    [InlineData("momentum_24h_fractional", "momentum_fractional")]
    [InlineData("rsi_14_reversion", "rsi_reversion")]
    public void A_sample_with_a_golden_case_decides_exactly_as_it_does(string name, string goldenCase)
    {
        var expected = GoldenColumns.Read($"{Golden}/signals/synthetic-{goldenCase}.csv")["target"];

        var targets = SampleStrategy.Run(name, GoldenBars, Parameters.None);

        Assert.Equal(expected, targets);
    }

    [Theory]
    [InlineData("always_flat", "btc-usd-1h-90d", "cb24-always_flat")]
    [InlineData("buy_and_hold", "btc-usd-1h-90d", "cb24-buy_and_hold")]
    [InlineData("sma_24_72_long_flat", "btc-usd-1h-90d", "cb24-sma_long_flat")]
    [InlineData("sma_24_72_long_short", "btc-usd-1h-90d", "cb24-sma_long_short")]
    [InlineData("momentum_24h_fractional", "btc-usd-1h-90d", "cb24-momentum_fractional")]
    [InlineData("sma_24_72_long_flat", "btc-usd-1h", "krfull-sma_long_flat")]
    public void A_sample_with_a_golden_case_on_real_bars_decides_exactly_as_it_does(string name, string barsFile, string goldenCase)
    {
        if (SharedFolder.Find($"data/{barsFile}.csv", output) is not { } bars) return;
        if (SharedFolder.Find($"golden/signals/{goldenCase}.csv", output) is not { } signals) return;

        var targets = SampleStrategy.Run(name, GoldenColumns.ReadBars(bars), Parameters.None);

        Assert.Equal(GoldenColumns.Read(signals)["target"], targets);
    }

    [Fact]
    public void The_sample_with_parameters_follows_them()
    {
        var parameters = new Parameters(new Dictionary<string, double> { ["fast"] = 5, ["slow"] = 10, ["short"] = 1 });

        var targets = SampleStrategy.Run("ema_crossover_parameters", GoldenBars, parameters);

        var longBar = GoldenBars.Close.Ema(5)[^1] > GoldenBars.Close.Ema(10)[^1];
        Assert.Equal(longBar ? 1 : -1, targets[^1]);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0], targets[..9]);
        Assert.Contains(-1, targets);
    }

    [Theory]
    [InlineData("bollinger_reversion")]
    [InlineData("donchian_breakout")]
    [InlineData("macd_histogram")]
    [InlineData("stochastic_cross")]
    [InlineData("adx_filtered_trend")]
    [InlineData("atr_scaled_trend")]
    [InlineData("ema_crossover_parameters")]
    public void A_sample_trades_now_and_then(string name)
    {
        var targets = SampleStrategy.Run(name, GoldenBars, Parameters.None);

        var changes = targets.Zip(targets.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.InRange(changes, 4, GoldenBars.Count / 4);
    }
}
