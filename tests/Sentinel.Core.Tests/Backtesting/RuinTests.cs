using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Backtesting;

/// <summary>Equity that is gone is gone for its trade too: the results of all trades add up to what became of the capital.</summary>
public sealed class RuinTests
{
    private const double Capital = 10_000;
    private const int Bars = 60;

    private static readonly double[] Levels = [-1, -0.75, -0.5, -0.01, 0, 0.01, 0.5, 0.75, 1];

    public static TheoryData<int> Blocks { get; } = [.. Enumerable.Range(0, 20)];

    [Fact]
    public void A_short_that_is_ruined_at_an_open_has_lost_everything_whatever_the_close_says()
    {
        var prices = Market.Of((50, 50), (50, 50), (120, 30), (30, 30));

        var simulation = BacktestEngine.Run(prices, [-1, 0, 0, 0], CostModel.Free, Capital);
        var report = PerformanceReport.Of(prices, simulation, CostModel.Free);

        var trade = Assert.Single(simulation.Trades);
        Assert.Equal((2, -Capital, -1.0, false), (trade.ExitBar, trade.Pnl, trade.Return, trade.IsOpen));
        Assert.Equal(100, trade.ExitPrice); // where nothing was left
        Assert.Equal((-1.0, 0.0, -1.0, -Capital), (report.TotalReturn, report.WinRate, report.BestTradeReturn, report.ExpectancyPnl));
    }

    [Fact]
    public void A_short_that_is_ruined_at_a_close_has_lost_no_more_than_everything()
    {
        var simulation = BacktestEngine.Run(Market.At(50, 50, 250, 250), [-1, -1, -1, -1], CostModel.Free, Capital);

        Assert.Equal(-Capital, Assert.Single(simulation.Trades).Pnl);
    }

    [Fact]
    public void Trades_before_the_ruin_keep_their_results()
    {
        var simulation = BacktestEngine.Run(Market.At(50, 50, 75, 75, 400, 400), [1, 0, -1, -1, -1, -1], CostModel.Free, Capital);

        Assert.Equal([Capital / 2, -Capital * 1.5], simulation.Trades.Select(trade => trade.Pnl));
    }

    [Theory, MemberData(nameof(Blocks))]
    public void The_results_of_all_trades_add_up_to_the_change_of_equity_in_every_case(int block)
    {
        var ruined = 0;
        for (var seed = block * 100; seed < (block + 1) * 100; seed++)
        {
            var random = new Random(seed);
            var prices = WildBars(random);
            var targets = Targets(random);
            var costs = random.Next(3) switch { 0 => CostModel.Free, 1 => new CostModel(), _ => new CostModel(random.Next(1_001), random.Next(1_001)) };

            var simulation = BacktestEngine.Run(prices, targets, costs, Capital);

            var moved = simulation.Fills.Sum(fill => Math.Abs(fill.Units) * fill.Price) + Capital;
            var difference = Capital + simulation.Trades.Sum(trade => trade.Pnl) - simulation.Equity[^1];
            Assert.True(Math.Abs(difference) <= 1e-9 * moved, $"Seed {seed}: the trades are off by {difference}.");
            if (simulation.Equity[^1] == 0) ruined++;
        }

        Assert.InRange(ruined, 5, 95);
    }

    // Jumps at the open, within the hour and to the close, some of which no short survives; some hours are not traded.
    private static PriceSeries WildBars(Random random)
    {
        var price = 100.0;
        var bars = new List<Bar>();
        for (var i = 0; i < Bars; i++)
        {
            var open = price *= Jump(random);
            price *= Jump(random);
            var high = Math.Max(open, price) * (random.Next(5) == 0 ? 3 : 1);
            if (i == 0 || random.Next(6) > 0) bars.Add(new Bar(DateTimeOffset.UnixEpoch.AddHours(i), open, high, Math.Min(open, price), price, 1));
        }

        var last = bars[^1] with { Time = DateTimeOffset.UnixEpoch.AddHours(Bars) };
        return PriceSeries.Of(Symbol.BtcUsd, "test", [.. bars, last]).WithGapsFilled();
    }

    private static double Jump(Random random) => random.Next(40) == 0 ? 1 + (2 * random.NextDouble()) : Math.Exp((random.NextDouble() - 0.52) / 10);

    private static double[] Targets(Random random)
    {
        var target = 0.0;
        return [.. Enumerable.Range(0, Bars + 1).Select(_ => random.Next(3) > 0 ? target : target = Next(random))];
    }

    private static double Next(Random random) => random.Next(2) == 0 ? Levels[random.Next(Levels.Length)] : (random.NextDouble() * 2) - 1;
}
