using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>The strategy sees bars before the window; account and figures know nothing of them.</summary>
public sealed class WarmupTests
{
    private static readonly PriceSeries Prices = Market.Random(seed: 4, bars: 2_000);
    private static readonly BacktestRequest Usual = new() { StrategyCode = "any", From = Hour(1_500), To = Hour(1_800) };

    public static TheoryData<int, int, int> Amounts => new()
    {
        { 1_500, BacktestRequest.DefaultWarmupBars, 1_000 }, // the usual most
        { 400, BacktestRequest.DefaultWarmupBars, 400 }, // as many as there are
        { 1_500, BacktestRequest.MaxWarmupBars, 1_500 },
        { 1_500, 7, 7 },
        { 1_500, 0, 0 },
        { 0, BacktestRequest.DefaultWarmupBars, 0 }, // nothing before it
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public async Task The_strategy_is_given_as_many_bars_before_the_window_as_are_asked_for_and_stored(int from, int asked, int given)
    {
        PriceSeries? seen = null;

        var outcome = await Run(Usual with { From = Hour(from), WarmupBars = asked }, prices => Flat(seen = prices));

        Assert.Equal((Hour(from - given), Hour(1_799)), (seen!.First, seen.Last));
        Assert.Equal((given, 1_800 - from, Hour(from)), (outcome.Data.WarmupBars, outcome.Data.Bars, outcome.Data.From));
        Assert.Equal(1_800 - from, outcome.Performance!.Bars);
    }

    [Fact]
    public async Task Without_a_beginning_there_is_no_warm_up()
    {
        var outcome = await Run(Usual with { From = null }, Flat);

        Assert.Equal((0, 1_800), (outcome.Data.WarmupBars, outcome.Performance!.Bars));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Targets_that_depend_on_the_time_alone_come_to_the_same_figures_however_long_the_warm_up_is(int seed)
    {
        var ofHours = Market.Targets(seed, Prices.Count);
        double[] Strategy(PriceSeries prices) => [.. prices.Times.ToArray().Select(time => ofHours[time / 3_600])];

        var cold = await Run(Usual with { WarmupBars = 0 }, Strategy);
        var warm = await Run(Usual, Strategy);

        Assert.Equal(cold.Performance, warm.Performance);
        Assert.Equal((cold.SignalHash, cold.Verdict, cold.Message), (warm.SignalHash, warm.Verdict, warm.Message));
        Assert.Equal(cold.Preview!.Rows, warm.Preview!.Rows);
        Assert.NotEqual(cold.Data.Hash, warm.Data.Hash);
    }

    [Fact]
    public async Task The_account_is_flat_and_whole_at_the_first_close_of_the_window_and_buys_at_the_next_open()
    {
        var outcome = await Run(Usual, prices => [.. Enumerable.Repeat(1.0, prices.Count)]);

        Assert.Equal(BacktestRequest.DefaultInitialCapital, outcome.Preview!.Rows[0].Equity);
        Assert.Equal(1, outcome.Performance!.Fills);
        Assert.Equal(299 / 300.0, outcome.Performance.Exposure);
        Assert.Equal(outcome.Performance.BuyAndHoldReturn, outcome.Performance.TotalReturn, 12);
    }

    [Fact]
    public async Task An_average_that_is_longer_than_the_window_trades_from_its_beginning_on()
    {
        var cold = await Run(Usual with { WarmupBars = 0 }, AboveItsAverage);
        var warm = await Run(Usual, AboveItsAverage);

        Assert.Equal(0, cold.Performance!.Fills);
        Assert.NotEqual(0, warm.Performance!.Fills);
    }

    [Fact]
    public async Task Filled_hours_warm_up_too_and_are_none_of_the_window()
    {
        var holes = PriceSeries.Of(Symbol.BtcUsd, "test", [.. Enumerable.Range(0, Prices.Count).Where(i => i is < 1_450 or >= 1_460).Select(Prices.BarAt)]);
        PriceSeries? seen = null;

        var filled = await Run(Usual with { WarmupBars = 100 }, prices => Flat(seen = prices), holes);
        Assert.Equal((Hour(1_400), 10, 0), (seen!.First, seen.Filled, filled.Data.Filled));

        await Run(Usual with { WarmupBars = 100, FillGaps = false }, prices => Flat(seen = prices), holes);
        Assert.Equal((Hour(1_390), 0), (seen!.First, seen.Filled));
    }

    [Fact]
    public async Task A_window_behind_all_bars_is_none_whatever_warms_up() =>
        await Assert.ThrowsAsync<NoPricesException>(() => Run(Usual with { From = Hour(2_500), To = null }, Flat));

    private static double[] Flat(PriceSeries prices) => new double[prices.Count];

    private static double[] AboveItsAverage(PriceSeries prices)
    {
        var average = Bars.Of(prices).Close.Sma(500);
        return [.. prices.Close.ToArray().Select((close, i) => close > average[i] ? 1.0 : 0.0)];
    }

    private static DateTimeOffset Hour(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    private static Task<BacktestOutcome> Run(BacktestRequest request, Func<PriceSeries, double[]> strategy, PriceSeries? prices = null)
    {
        var runner = new ComputedTargets(strategy);
        var confirmation = new Confirmation(runner, new ConfirmationOptions());
        return new BacktestPipeline(new FixedPrices(prices ?? Prices), runner, new VerdictPolicy(new VerdictOptions()), confirmation, TimeProvider.System)
            .Run(request, default);
    }
}
