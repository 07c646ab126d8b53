using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Tests.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

public sealed class TradingMetricsTests
{
    private const int Digits = 12;

    private static readonly double[] Pnl = [100, -50, 30, -20, 0, 60];

    private static readonly Fill[] Fills =
    [
        new(Bar: 1, Units: 2, Price: 100, Fee: 3, Slippage: 1, EquityBefore: 400, UnitsAfter: 2),
        new(Bar: 2, Units: -2, Price: 150, Fee: 4, Slippage: 2, EquityBefore: 500, UnitsAfter: 0),
    ];

    [Fact]
    public void Win_rate_does_not_count_a_trade_that_breaks_even()
    {
        Assert.Equal(0.5, WinRate.Of(Pnl));
        Assert.Null(WinRate.Of([]));
    }

    [Fact]
    public void Profit_factor_is_profits_over_losses()
    {
        Assert.Equal(190.0 / 70, ProfitFactor.Of(Pnl)!.Value, Digits);
        Assert.Equal(0, ProfitFactor.Of([-5]));
        Assert.Null(ProfitFactor.Of([5, 0]));
        Assert.Null(ProfitFactor.Of([]));
    }

    [Fact]
    public void Means_are_over_all_trades_or_only_gains_or_losses()
    {
        Assert.Equal(20, Mean.Of(Pnl)!.Value, Digits);
        Assert.Equal(190.0 / 3, Mean.OfGains(Pnl)!.Value, Digits);
        Assert.Equal(-35, Mean.OfLosses(Pnl)!.Value, Digits);
        Assert.Null(Mean.Of([]));
        Assert.Null(Mean.OfGains([-1]));
        Assert.Null(Mean.OfLosses([1]));
    }

    [Fact]
    public void System_quality_grows_with_the_root_of_the_trades()
    {
        Assert.Equal(0.8944271909999159, Sqn.Of(Pnl)!.Value, Digits);
        Assert.Null(Sqn.Of([5]));
        Assert.Null(Sqn.Of([5, 5, 5]));
    }

    [Fact]
    public void Costs_and_turnover_are_sums_over_fills()
    {
        Assert.Equal(new TradingCosts(Fees: 7, Slippage: 3), TradingCosts.Of(Fills));
        Assert.Equal(new Turnover(Notional: 500, Ratio: 1.1), Turnover.Of(Fills));
    }

    [Fact]
    public void Turnover_a_year_needs_time()
    {
        Assert.Equal(4, new Turnover(Notional: 0, Ratio: 2).PerYear(0.5));
        Assert.Null(new Turnover(Notional: 0, Ratio: 0).PerYear(0));
    }

    [Fact]
    public void Exposure_is_the_share_of_bars_with_a_position() => Assert.Equal(0.25, Exposure.Of(1, 4));

    [Fact]
    public void An_open_trade_is_not_among_the_closed()
    {
        var won = new Trade(1, EntryBar: 2, ExitBar: 7, 1, 100, 1, 110, Fees: 2, Slippage: 1, PeakWeight: 1, Pnl: 8, Return: 0.08, IsOpen: false);
        var open = won with { IsOpen = true };

        var closed = ClosedTrades.Of([won, open]);

        Assert.Equal([8], closed.Pnl);
        Assert.Equal([0.08], closed.Returns);
        Assert.Equal([5], closed.Lengths);
    }

    [Fact]
    public void Buying_and_holding_pays_costs_once_and_ends_at_the_last_close()
    {
        var prices = Market.Of((90, 100), (100, 105), (110, 120));

        var result = BuyAndHold.Return(prices, new CostModel(FeeBps: 100, SlippageBps: 50));

        Assert.Equal(120 / (100 * 1.005 * 1.01) - 1, result, Digits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void Buying_and_holding_is_what_the_engine_makes_of_a_target_of_one(int bars)
    {
        var prices = Market.Random(seed: 7, bars);
        var targets = new double[bars];
        Array.Fill(targets, 1);

        var simulation = BacktestEngine.Run(prices, targets, new CostModel(), 10_000);

        Assert.Equal(TotalReturn.Of(simulation.Equity), BuyAndHold.Return(prices, new CostModel()), Digits);
    }
}
