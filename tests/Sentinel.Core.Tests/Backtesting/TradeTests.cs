using Sentinel.Core.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Backtesting;

public sealed class TradeTests
{
    private const int Digits = 9;

    private static readonly CostModel OnePercentFee = new(FeeBps: 100, SlippageBps: 0);

    [Fact]
    public void Partial_fills_belong_to_one_trade_at_average_prices()
    {
        var prices = Market.At(100, 100, 200, 150, 300);

        var simulation = BacktestEngine.Run(prices, [0.5, 1, 0.25, 0, 0], CostModel.Free, 1_000);

        var trade = Assert.Single(simulation.Trades);
        Assert.Equal((1, 1, 4, false), (trade.Side, trade.EntryBar, trade.ExitBar, trade.IsOpen));
        Assert.Equal(7.5, trade.EntrySize, Digits); // 5 at 100, then 2.5 more at 200
        Assert.Equal(1_000 / 7.5, trade.EntryPrice, Digits);
        Assert.Equal(7.5, trade.ExitSize, Digits); // 5.625 at 150, then 1.875 at 300
        Assert.Equal(1_406.25 / 7.5, trade.ExitPrice, Digits);
        Assert.Equal(406.25, trade.Pnl, Digits);
        Assert.Equal(0.40625, trade.Return, Digits);
    }

    [Fact]
    public void A_flip_ends_one_trade_and_begins_the_next_and_splits_its_fee_by_size()
    {
        var prices = Market.At(100, 100, 100);

        var simulation = BacktestEngine.Run(prices, [0.5, -0.25, 0], OnePercentFee, 1_000);

        var (first, second) = (simulation.Trades[0], simulation.Trades[1]);
        var flip = simulation.Fills[1];
        Assert.Equal((1, 1, 2, false), (first.Side, first.EntryBar, first.ExitBar, first.IsOpen));
        Assert.Equal((-1, 2, 2, true), (second.Side, second.EntryBar, second.ExitBar, second.IsOpen));
        Assert.Equal(5, first.ExitSize, Digits);
        Assert.Equal(2.4875, second.EntrySize, Digits); // a quarter of 995 that are left
        Assert.Equal(10, first.Fees, Digits);
        Assert.Equal(2.4875, second.Fees, Digits);
        Assert.Equal(12.4875 - 5, flip.Fee, Digits);
    }

    [Fact]
    public void An_open_trade_is_marked_at_the_last_close_without_an_exit_fee()
    {
        var simulation = BacktestEngine.Run(Market.Of((100, 100), (100, 100), (100, 130)), [0.5, 0.5, 0.5], OnePercentFee, 1_000);

        var trade = Assert.Single(simulation.Trades);
        Assert.True(trade.IsOpen);
        Assert.Equal((2, 130.0), (trade.ExitBar, trade.ExitPrice));
        Assert.Equal(5, trade.Fees, Digits);
        Assert.Equal(145, trade.Pnl, Digits);
    }

    [Fact]
    public void The_weight_of_a_trade_is_the_largest_share_of_equity_that_an_entry_made_it()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100, 100, 100, 100), [0.25, 0.5, 0.01, -0.75, 0], new CostModel(), 1_000);

        Assert.Equal(0.5, simulation.Trades[0].PeakWeight, Digits);
        Assert.Equal(0.75, simulation.Trades[1].PeakWeight, Digits);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(-0.01)]
    public void A_weight_is_valued_at_the_open_so_that_costs_do_not_change_it(double target)
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100, 100), [target, 0, 0], new CostModel(FeeBps: 100, SlippageBps: 100), 1_000);

        Assert.Equal(0.01, Assert.Single(simulation.Trades).PeakWeight, Digits);
    }

    [Fact]
    public void A_flip_splits_its_slippage_by_size()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100, 100, 100), [0.5, -0.25, 0, 0], new CostModel(FeeBps: 0, SlippageBps: 100), 1_000);

        Assert.Equal(simulation.Fills.Sum(fill => fill.Slippage), simulation.Trades.Sum(trade => trade.Slippage), Digits);
        Assert.Equal([5 + 5, 2.4875 * 2], simulation.Trades.Select(trade => trade.Slippage), (a, b) => Math.Abs(a - b) < 1e-9);
    }
}
