using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Backtesting;

/// <summary>What holds for any bars and any targets; each law is tried on many seeded ones.</summary>
public sealed class BacktestEngineLawsTests
{
    private const int Bars = 300;
    private const double Capital = 10_000;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 50)];

    [Theory, MemberData(nameof(Seeds))]
    public void Zero_targets_keep_equity_constant(int seed)
    {
        var simulation = BacktestEngine.Run(Market.Random(seed, Bars), new double[Bars], new CostModel(), Capital);

        Assert.All(simulation.Equity, equity => Assert.Equal(Capital, equity));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_same_input_gives_the_same_result_bit_for_bit(int seed)
    {
        var first = Run(seed);
        var second = Run(seed);

        Assert.Equal(first.Equity, second.Equity);
        Assert.Equal(first.Fills, second.Fills);
        Assert.Equal(first.Trades, second.Trades);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_changed_future_never_changes_a_past_fill_or_equity(int seed)
    {
        var now = Bars / 2;
        var prices = Market.Random(seed, Bars);
        var targets = Market.Targets(seed, Bars);
        var otherPrices = Spliced(prices, Market.Random(seed + 1_000, Bars), now);
        double[] otherTargets = [.. targets[..now], .. Market.Targets(seed + 1_000, Bars)[now..]];

        var one = BacktestEngine.Run(prices, targets, new CostModel(), Capital);
        var other = BacktestEngine.Run(otherPrices, otherTargets, new CostModel(), Capital);

        Assert.Equal(one.Equity[..now], other.Equity[..now]);
        Assert.Equal(one.Fills.Where(fill => fill.Bar < now), other.Fills.Where(fill => fill.Bar < now));
        Assert.NotEqual(one.Equity[now..], other.Equity[now..]);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Capital_and_the_profits_of_all_trades_are_the_final_equity(int seed)
    {
        var simulation = Run(seed);

        Assert.Equal(simulation.Equity[^1], Capital + simulation.Trades.Sum(trade => trade.Pnl), 1e-6);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_long_position_is_never_bought_on_credit(int seed)
    {
        var open = Market.Random(seed, Bars).Open.ToArray();

        var simulation = Run(seed);

        Assert.All(simulation.Fills, fill => Assert.True(fill.UnitsAfter * open[fill.Bar] <= fill.EquityBefore * (1 + 1e-12)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Twice_the_capital_is_twice_the_equity(int seed)
    {
        var prices = Market.Random(seed, Bars);
        var targets = Market.Targets(seed, Bars);

        var one = BacktestEngine.Run(prices, targets, new CostModel(), Capital);
        var two = BacktestEngine.Run(prices, targets, new CostModel(), 2 * Capital);

        Assert.Equal(one.Equity.Select(equity => 2 * equity), two.Equity); // doubling is exact in binary
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Costs_only_ever_lower_the_final_equity_of_targets_that_are_all_or_nothing(int seed)
    {
        var prices = Market.Random(seed, Bars);
        double[] targets = [.. Market.Targets(seed, Bars).Select(target => target > 0 ? 1.0 : 0)];

        var free = BacktestEngine.Run(prices, targets, CostModel.Free, Capital);
        var cheap = BacktestEngine.Run(prices, targets, new CostModel(10, 0), Capital);
        var dear = BacktestEngine.Run(prices, targets, new CostModel(10, 5), Capital);

        Assert.True(free.Equity[^1] > cheap.Equity[^1]);
        Assert.True(cheap.Equity[^1] > dear.Equity[^1]);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Drawdown_stays_above_minus_one_while_equity_is_positive(int seed)
    {
        var equity = Run(seed).Equity;

        var drawdown = MaxDrawdown.Of(equity);

        Assert.All(equity, value => Assert.True(value > 0));
        Assert.InRange(drawdown.Depth, -1 + 1e-12, 0);
    }

    private static Simulation Run(int seed) =>
        BacktestEngine.Run(Market.Random(seed, Bars), Market.Targets(seed, Bars), new CostModel(), Capital);

    private static PriceSeries Spliced(PriceSeries past, PriceSeries future, int now) => Market.Of(
    [
        .. Enumerable.Range(0, past.Count)
            .Select(bar => (bar < now ? past : future, bar))
            .Select(row => (row.Item1.Open[row.bar], row.Item1.Close[row.bar])),
    ]);
}
