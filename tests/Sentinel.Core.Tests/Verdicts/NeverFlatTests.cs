using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>A strategy that only makes its position larger and smaller closes no trade, and can be judged all the same.</summary>
public sealed class NeverFlatTests
{
    private const int Week = 168;
    private const int Year = 52 * Week;

    private static readonly VerdictPolicy Policy = new(new VerdictOptions());

    // Up in one week and down, by less, in the next, so that it pays to hold more in the first than in the second.
    private static readonly PriceSeries Waves = Market.At([.. Prices(Year, i => i / Week % 2 == 0 ? 0.0006 : -0.0005)]);

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(0.8, 0.3)]
    [InlineData(-0.2, -0.9)]
    public void One_that_pays_and_rebalances_every_week_is_not_rejected_for_want_of_closed_trades(double up, double down)
    {
        var report = Report(Waves, Weekly(up, down));
        var judgement = Policy.Judge(report);

        Assert.Equal((0, 1, 0), (report.Trades, report.OpenTrades, report.CountedTrades));
        Assert.InRange(report.CountedLegs!.Value, 25, 26);
        Assert.InRange(report.EffectiveTrades!.Value, 10, 26);
        Assert.DoesNotContain(judgement.Reasons, reason => reason.Rule is "closed_trades" or "profit_factor" && reason.Verdict == Verdict.Reject);
        Assert.NotEqual(Verdict.Reject, judgement.Verdict);
    }

    [Fact]
    public void Its_reason_says_what_it_did_instead_of_closing_trades()
    {
        var reason = Reason("closed_trades", Report(Waves, Weekly(0.6, 0.5)));

        Assert.Equal(Verdict.Reject, reason.Verdict);
        Assert.Matches(
            @"^Number of effective trades \d is below 10, the least for poor\. No trade was closed: 5[12] fills with a turnover of \d+(\.\d+)? "
            + @"made the position larger or smaller and never ended it\. Of a position that went on, a part was closed 2[56] times, which counts as that part of a trade\.$",
            reason.Message);
    }

    [Fact]
    public void One_that_enters_once_and_holds_is_rejected_and_told_so()
    {
        var reason = Reason("closed_trades", Report(Waves, Weekly(1, 1)));

        Assert.Equal(
            "Number of effective trades 0 is below 10, the least for poor. No trade was closed: 1 fill with a turnover of 1 made the position larger or smaller and never ended it.",
            reason.Message);
        Assert.Equal(Verdict.Reject, Reason("profit_factor", Report(Waves, Weekly(1, 1))).Verdict);
    }

    [Fact]
    public void A_part_that_is_closed_counts_as_that_part_of_a_trade()
    {
        // Halves of a whole are closed four times and each earns something, then all of it.
        double[] targets = [1, 0.5, 1, 0.5, 1, 0.5, 1, 0.5, 1, 0, 0];

        var report = Report(Market.At([.. Prices(11, _ => 0.01)]), targets);

        Assert.Equal((1, 1, 5, 3), (report.Trades, report.CountedTrades, report.CountedLegs, report.EffectiveTrades));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void A_trade_that_is_closed_in_many_parts_is_one(int parts)
    {
        double[] targets = [1, 1, .. Enumerable.Range(1, parts).Select(i => 1 - ((double)i / parts)), 0];

        var report = Report(Market.At([.. Prices(targets.Length, i => i % 2 == 0 ? 0.002 : -0.001)]), targets);

        Assert.Equal((1, 1, 1, 1), (report.Trades, report.CountedTrades, report.CountedLegs, report.EffectiveTrades));
    }

    [Fact]
    public void Neither_is_it_more_where_dust_is_bought_back_in_between()
    {
        double[] targets = [1, .. Enumerable.Range(0, 400).Select(i => 1 - (i / 400.0) + (i % 2 == 0 ? 0.004 : 0)).Select(target => Math.Min(1, target)), 0, 0];

        var report = Report(Market.At([.. Prices(targets.Length, i => i % 2 == 0 ? 0.002 : -0.001)]), targets);

        Assert.Equal((1, 1, 1), (report.Trades, report.CountedLegs, report.EffectiveTrades));
    }

    [Fact]
    public void Dust_that_is_sold_while_a_position_is_built_up_ends_no_leg()
    {
        var prices = Market.At([.. Prices(9, _ => 0.01)]);

        var simulation = BacktestEngine.Run(prices, [0.2, 0.195, 0.4, 0.395, 0.6, 0.595, 0.8, 0, 0], new CostModel(), 10_000);

        var leg = Assert.Single(LegLedger.Read(simulation, CountedTrades.DefaultLeastWeight));
        Assert.Equal(0.8, leg.PeakWeight, 9);
        Assert.Equal(1, leg.ClosedShare);
    }

    [Theory]
    [InlineData(0.000001)]
    [InlineData(0.0099)]
    public void Trembling_by_less_than_the_least_weight_is_nothing(double dust)
    {
        var report = Report(Waves, [.. Enumerable.Range(0, Year).Select(i => i % 2 == 0 ? 1 : 1 - dust)]);

        Assert.Equal(0, report.EffectiveTrades);
        Assert.InRange(report.CountedLegs!.Value, 0, 1); // in the end the costs of trembling have taken a hundredth of the coins
        Assert.True(report.Fills > Year / 2);
    }

    [Fact]
    public void A_thousand_partial_closes_of_a_hundredth_add_up_to_ten()
    {
        var report = Report(Waves, [.. Enumerable.Range(0, 2_001).Select(i => i % 2 == 0 ? 1 : 0.9899)]);

        Assert.InRange(report.CountedLegs!.Value, 900, 1_000);
        Assert.InRange(report.EffectiveTrades!.Value, 8, 12);
    }

    [Fact]
    public void One_rise_known_by_heart_is_no_more_evidence_for_a_position_that_stays_on_as_dust()
    {
        var prices = Market.At([.. Prices(2_160, i => i is >= 1_000 and < 1_300 ? 0.001 : (i * 3 % 7 - 3) * 0.0005)]);
        double[] targets = [.. Enumerable.Range(0, 2_160).Select(i => i is >= 1_000 and < 1_300 ? (i % 2 == 0 ? 1 : 0.999) : i % 4 < 2 ? 0.03 : 0.0195)];

        var report = Report(prices, targets);

        Assert.Equal(Verdict.Reject, Reason("closed_trades", report).Verdict);
        Assert.InRange(report.CountedLegs!.Value, 300, 600);
        Assert.Equal(0, report.Trades);
    }

    [Fact]
    public void A_single_trade_at_the_start_does_not_judge_what_came_after_it()
    {
        var targets = Weekly(1, 0.2);
        (targets[0], targets[1]) = (0, -1); // a short into the first rise, closed a bar later

        var reason = Reason("profit_factor", Report(Waves, [0, -1, .. targets[2..]]));

        Assert.Equal(("profit_factor_of_legs", Verdict.Excellent), (reason.Figure, reason.Verdict));
    }

    [Theory]
    [MemberData(nameof(BacktestEngineLawsTests.Seeds), MemberType = typeof(BacktestEngineLawsTests))]
    public void For_targets_that_are_all_or_nothing_legs_are_trades(int seed)
    {
        double[] targets = [.. Market.Targets(seed, 300).Select(target => (double)Math.Sign(target))];

        var report = Report(Market.Random(seed, 300), targets);

        Assert.Equal(report.CountedTrades, report.CountedLegs);
        Assert.Equal(report.ProfitFactor!.Value, report.ProfitFactorOfLegs!.Value, 9);
    }

    [Theory]
    [MemberData(nameof(BacktestEngineLawsTests.Seeds), MemberType = typeof(BacktestEngineLawsTests))]
    public void The_results_of_all_legs_add_up_to_the_change_of_equity(int seed)
    {
        var simulation = BacktestEngine.Run(Market.Random(seed, 300), Market.Targets(seed, 300), new CostModel(), 10_000);

        var legs = LegLedger.Read(simulation, CountedTrades.DefaultLeastWeight);

        Assert.Equal(simulation.Equity[^1], 10_000 + legs.Sum(leg => leg.Pnl), 1e-6);
        Assert.Equal(simulation.Fills.Sum(fill => fill.Fee + fill.Slippage), legs.Sum(leg => leg.Costs), 1e-6);
        Assert.All(legs, leg => Assert.InRange(leg.PeakWeight, 1e-6, 1.001));
        Assert.All(legs.SkipLast(1), leg => Assert.InRange(leg.ClosedShare, 1e-6, 1));
    }

    private static double[] Prices(int bars, Func<int, double> change)
    {
        var price = 100.0;
        return [.. Enumerable.Range(0, bars).Select(i => i == 0 ? price : price *= 1 + change(i) + (((i * 5 % 11) - 5) * 0.0001))];
    }

    private static double[] Weekly(double up, double down) => [.. Enumerable.Range(0, Year).Select(i => (i + 1) / Week % 2 == 0 ? up : down)];

    private static VerdictReason Reason(string rule, PerformanceReport report) => Policy.Judge(report).Reasons.Single(reason => reason.Rule == rule);

    private static PerformanceReport Report(PriceSeries prices, double[] targets)
    {
        var window = prices.Within(null, DateTimeOffset.UnixEpoch.AddHours(targets.Length));
        return PerformanceReport.Of(window, BacktestEngine.Run(window, targets, new CostModel(), 10_000), new CostModel());
    }
}
