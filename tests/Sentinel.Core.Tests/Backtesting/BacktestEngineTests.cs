using Sentinel.Core.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Backtesting;

public sealed class BacktestEngineTests
{
    private const int Digits = 9;

    private static readonly CostModel OnePercentFeeHalfPercentSlippage = new(FeeBps: 100, SlippageBps: 50);

    [Fact]
    public void A_target_is_filled_at_the_next_open()
    {
        var prices = Market.Of((100, 100), (110, 120), (130, 140));

        var simulation = BacktestEngine.Run(prices, [1, 1, 1], CostModel.Free, 1_100);

        var fill = Assert.Single(simulation.Fills);
        Assert.Equal(new Fill(Bar: 1, Units: 10, Price: 110, Fee: 0, Slippage: 0, EquityBefore: 1_100, UnitsAfter: 10), fill);
        Assert.Equal([1_100, 1_200, 1_400], simulation.Equity);
        Assert.Equal(2, simulation.BarsInMarket);
    }

    [Fact]
    public void A_buy_spends_no_more_than_the_cash_there_is_fee_and_slippage_included()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100), [1, 1], OnePercentFeeHalfPercentSlippage, 1_000);

        var fill = Assert.Single(simulation.Fills);
        Assert.Equal(100.5, fill.Price, Digits);
        Assert.Equal(1_000, fill.Units * fill.Price + fill.Fee, Digits);
        Assert.Equal(fill.Units * 100.5 * 0.01, fill.Fee, Digits);
        Assert.Equal(fill.Units * 0.5, fill.Slippage, Digits);
        Assert.Equal(fill.Units * 100, simulation.Equity[1], Digits);
    }

    [Fact]
    public void A_part_target_is_a_share_of_the_equity_before_the_trade()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100), [0.5, 0.5], OnePercentFeeHalfPercentSlippage, 1_000);

        var fill = Assert.Single(simulation.Fills);
        Assert.Equal(5, fill.Units, Digits);
        Assert.Equal(1_000 - 5 * 0.5 - 5 * 100.5 * 0.01, simulation.Equity[1], Digits);
    }

    [Fact]
    public void A_short_sells_below_the_open_and_gains_when_the_price_falls()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100, 80), [-1, -1, -1], OnePercentFeeHalfPercentSlippage, 1_000);

        var fill = Assert.Single(simulation.Fills);
        Assert.Equal((-10, 99.5), (fill.Units, fill.Price));
        Assert.Equal(1_000 + 10 * 99.5 - 9.95 - 10 * 80, simulation.Equity[2], Digits);
    }

    [Fact]
    public void A_target_on_the_last_bar_is_never_filled()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 110, 120), [0, 0, 1], CostModel.Free, 1_000);

        Assert.Empty(simulation.Fills);
        Assert.Equal([1_000, 1_000, 1_000], simulation.Equity);
    }

    [Fact]
    public void Holding_a_target_does_not_rebalance()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100, 200, 50), [0.5, 0.5, 0.5, 0.5], CostModel.Free, 1_000);

        Assert.Single(simulation.Fills);
        Assert.Equal([1_000, 1_000, 1_500, 750], simulation.Equity);
    }

    [Fact]
    public void One_bar_keeps_the_capital()
    {
        var simulation = BacktestEngine.Run(Market.At(100), [1], new CostModel(), 1_000);

        Assert.Equal([1_000], simulation.Equity);
        Assert.Empty(simulation.Fills);
        Assert.Empty(simulation.Trades);
    }

    [Fact]
    public void A_target_too_small_for_a_single_unit_is_no_fill()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100), [double.Epsilon, 0], CostModel.Free, 1);

        Assert.Empty(simulation.Fills);
    }

    [Fact]
    public void A_short_that_loses_everything_ends_at_zero_and_is_over()
    {
        var prices = Market.At(100, 100, 150, 200, 50, 50);

        var simulation = BacktestEngine.Run(prices, [-1, -1, -1, 1, 1, 1], CostModel.Free, 1_000);

        Assert.Equal([1_000, 1_000, 500, 0, 0, 0], simulation.Equity);
        Assert.Single(simulation.Fills);
        var trade = Assert.Single(simulation.Trades);
        Assert.Equal((3, -1_000.0, false), (trade.ExitBar, trade.Pnl, trade.IsOpen));
        Assert.Equal(2, simulation.BarsInMarket);
    }

    [Fact]
    public void A_short_that_owes_more_than_it_owns_at_an_open_cannot_trade_its_way_out()
    {
        var prices = Market.Of((100, 100), (100, 100), (250, 90), (90, 90));

        var simulation = BacktestEngine.Run(prices, [-1, 1, 1, 1], CostModel.Free, 1_000);

        Assert.Equal([1_000, 1_000, 0, 0], simulation.Equity);
        Assert.Single(simulation.Fills);
    }

    [Fact]
    public void A_short_that_cannot_pay_for_covering_is_ruined()
    {
        var simulation = BacktestEngine.Run(
            Market.At(100, 100, 198, 198), [-1, 0, 0, 0], OnePercentFeeHalfPercentSlippage, 1_000);

        Assert.Equal([0, 0], simulation.Equity[2..]);
        Assert.False(Assert.Single(simulation.Trades).IsOpen);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.0000000000000002)]
    [InlineData(-1.5)]
    public void A_target_that_is_no_number_within_one_is_named_with_its_bar(double target)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => BacktestEngine.Run(Market.At(100, 100), [0, target], new CostModel(), 1_000));

        Assert.Contains("bar 1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e16)]
    public void Capital_must_be_above_zero_and_within_its_limit(double capital)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => BacktestEngine.Run(Market.At(100), [0], new CostModel(), capital));

        Assert.Equal("initialCapital", exception.ParamName);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(1_001, 0)]
    [InlineData(0, double.NaN)]
    public void Costs_must_be_within_their_limits(double feeBps, double slippageBps)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => BacktestEngine.Run(Market.At(100), [0], new CostModel(feeBps, slippageBps), 1_000));

        Assert.Equal("costs", exception.ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void There_must_be_one_target_per_bar(int targets) =>
        Assert.Throws<ArgumentException>(
            () => BacktestEngine.Run(Market.At(100, 100), new double[targets], new CostModel(), 1_000));

    [Fact]
    public void There_must_be_a_bar() =>
        Assert.Throws<ArgumentException>(() => BacktestEngine.Run(Market.At(), [], new CostModel(), 1_000));
}
