using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Golden;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Backtesting;

/// <summary>A bar that only stands for an hour without trades is no price at which anybody bought or sold.</summary>
public sealed class WaitingOrdersTests(ITestOutputHelper output)
{
    private const double Capital = 1_000;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 50)];

    [Fact]
    public void An_order_waits_for_the_next_traded_open_and_the_account_is_marked_meanwhile()
    {
        var simulation = Run(Market.Traded(100, 100, 110, null, null, 60, 50), [1, 1, 0, 0, 0, 0, 0]);

        Assert.Equal([(1, 10.0, 100.0), (5, -10.0, 60.0)], simulation.Fills.Select(fill => (fill.Bar, fill.Units, fill.Price)));
        Assert.Equal([1_000, 1_000, 1_100, 1_100, 1_100, 600, 600], simulation.Equity);
        Assert.Equal((1, 4, 5), (simulation.WaitedOrders, simulation.BarsInMarket, Assert.Single(simulation.Trades).ExitBar));
    }

    [Fact]
    public void What_is_decided_in_a_gap_waits_too_and_the_last_decision_counts()
    {
        var simulation = Run(Market.Traded(100, null, null, null, 50, 50), [1, 0.75, 0.5, 0.25, 0.25, 0.25]);

        Assert.Equal([(4, 5.0)], simulation.Fills.Select(fill => (fill.Bar, fill.Units)));
        Assert.Equal(3, simulation.WaitedOrders); // the fourth was decided at the close of the last filled bar and filled at once
    }

    [Fact]
    public void An_order_that_is_taken_back_in_the_same_gap_has_waited_for_nothing()
    {
        var simulation = Run(Market.Traded(100, 100, 100, null, null, 60, 60), [1, 1, 0, 1, 1, 1, 1]);

        Assert.Single(simulation.Fills);
        Assert.Equal(1, simulation.WaitedOrders);
    }

    [Fact]
    public void An_order_is_never_filled_where_the_window_ends_in_the_gap()
    {
        var prices = Market.Traded(100, 100, null, null, 90).Within(null, DateTimeOffset.UnixEpoch.AddHours(4));

        var simulation = Run(prices, [1, 0, 0, 0]);

        Assert.Single(simulation.Fills);
        Assert.True(Assert.Single(simulation.Trades).IsOpen);
        Assert.Equal(1, simulation.WaitedOrders);
    }

    [Fact]
    public void A_window_may_begin_in_a_gap()
    {
        var prices = Market.Traded(100, null, null, null, 80, 120).Within(DateTimeOffset.UnixEpoch.AddHours(1), null);

        var simulation = Run(prices, [1, 1, 1, 1, 1]);

        Assert.Equal([(3, 12.5, 80.0)], simulation.Fills.Select(fill => (fill.Bar, fill.Units, fill.Price)));
        Assert.Equal((1_500.0, 1), (simulation.Equity[^1], simulation.WaitedOrders));
        Assert.Equal(TotalReturn.Of(simulation.Equity), BuyAndHold.Return(prices, CostModel.Free), 12);
    }

    [Fact]
    public void Where_nothing_is_traded_any_more_nothing_is_bought()
    {
        var prices = Market.Traded(100, null, null, 90).Within(null, DateTimeOffset.UnixEpoch.AddHours(3));

        Assert.Equal([1_000, 1_000, 1_000], Run(prices, [1, 1, 1]).Equity);
        Assert.Equal(0, BuyAndHold.Return(prices, CostModel.Free));
    }

    [Fact]
    public void Who_is_ruined_has_no_orders_to_wait()
    {
        var simulation = Run(Market.Traded(100, 100, 250, null, 100, null, 100), [-1, -1, 1, 0, 1, 0, 1]);

        Assert.Equal([1_000, 1_000, 0, 0, 0, 0, 0], simulation.Equity);
        Assert.Equal(0, simulation.WaitedOrders);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void It_is_as_if_the_filled_bars_were_not_there_and_each_open_met_the_last_decision_before_it(int seed)
    {
        var whole = Market.Random(seed, 300);
        var traded = PriceSeries.Of(Symbol.BtcUsd, "test", [.. Enumerable.Range(0, 300).Where(i => i == 0 || !IsGap(seed, i)).Select(whole.BarAt)]);
        var filled = traded.WithGapsFilled();
        var decided = Market.Targets(seed, filled.Count);
        int[] kept = [.. Enumerable.Range(0, filled.Count).Where(i => !filled.IsFilled(i))];
        double[] met = [.. kept.Skip(1).Select(i => decided[i - 1]), 0];

        var one = BacktestEngine.Run(filled, decided, new CostModel(), Capital);
        var other = BacktestEngine.Run(traded, met, new CostModel(), Capital);

        Assert.InRange(filled.Filled, 50, 250);
        Assert.Equal(other.Equity, kept.Select(i => one.Equity[i]));
        Assert.Equal(other.Fills, one.Fills.Select(fill => fill with { Bar = Array.IndexOf(kept, fill.Bar) }));
        Assert.DoesNotContain(one.Fills, fill => filled.IsFilled(fill.Bar));
        Assert.InRange(one.WaitedOrders, 1, filled.Filled);
        Assert.Equal(0, other.WaitedOrders);
    }

    [Fact]
    public void The_same_columns_are_other_bars_when_some_of_them_were_never_traded()
    {
        var filled = Market.Traded(100, null, 100);
        var traded = new PriceSeries(
            Symbol.BtcUsd, "test", filled.Times.ToArray(), filled.Open.ToArray(), filled.High.ToArray(), filled.Low.ToArray(), filled.Close.ToArray(), filled.Volume.ToArray());

        Assert.NotEqual(traded.Hash, filled.Hash);
        Assert.Equal(Market.Traded(100, null, 100).Hash, filled.Hash);
        Assert.Equal(filled.Within(null, DateTimeOffset.UnixEpoch.AddHours(1)).Hash, traded.Within(null, DateTimeOffset.UnixEpoch.AddHours(1)).Hash);
    }

    [Fact]
    public void A_crossing_of_two_averages_over_real_bars_waits_where_hours_are_missing()
    {
        if (SharedFolder.Find("data/btc-usd-1h.csv", output) is not { } file) return;

        var prices = GoldenCase.ReadBars(file).WithGapsFilled();
        double[] targets = [.. Enumerable.Range(0, prices.Count).Select(i => Average(prices, i, 6) > Average(prices, i, 24) ? 1.0 : 0)];

        var simulation = BacktestEngine.Run(prices, targets, new CostModel(), 10_000);

        // What a loop in another language comes to.
        Assert.Equal(16_218.045438883346, simulation.Equity[^1], 1e-6);
        Assert.Equal((3_259, 16), (simulation.Fills.Count, simulation.WaitedOrders));
    }

    // Summed anew for each bar: in a long gap both averages are equal, and another order of adding would tell them apart.
    private static double Average(PriceSeries prices, int bar, int period)
    {
        if (bar < period - 1) return double.NaN;

        var sum = 0.0;
        foreach (var close in prices.Close[(bar - period + 1)..(bar + 1)]) sum += close;
        return sum / period;
    }

    private static bool IsGap(int seed, int bar) => new Random((seed * 1_000) + (bar / 2)).Next(3) == 0;

    private static Simulation Run(PriceSeries prices, double[] targets) => BacktestEngine.Run(prices, targets, CostModel.Free, Capital);
}
