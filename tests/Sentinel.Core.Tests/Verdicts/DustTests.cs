using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>One trade known by heart makes all the money; others that cost next to nothing stand beside it to make up the number.</summary>
public sealed class DustTests
{
    private const int Bars = 2_160;
    private const int RiseFrom = 1_000;
    private const int RiseTo = 1_500;

    // It wobbles, so that trades have results, the same for the same bar of seven; it rises, and falls to below where it began.
    private static readonly PriceSeries Hill = Market.At([.. Enumerable.Range(0, Bars).Select(i => Trend(i) * (1 + ((i * 3 % 7) - 3) * 0.001))]);

    private static readonly VerdictPolicy Policy = new(new VerdictOptions());

    [Theory]
    [InlineData(1e-12)]
    [InlineData(-1e-12)]
    [InlineData(0.0099)]
    [InlineData(0.010001)]
    [InlineData(-0.02)]
    public void Small_round_trips_around_a_large_one_are_no_evidence(double dust) =>
        AssertUnproven(Targets(i => i % 4 < 2 ? dust : 0), new CostModel());

    [Theory]
    [InlineData(1e-12)]
    [InlineData(0.010001)]
    public void Small_flips_around_a_large_trade_are_no_evidence(double dust) =>
        AssertUnproven(Targets(i => i % 4 < 2 ? dust : -dust), new CostModel());

    [Fact]
    public void Small_changes_of_a_large_position_are_no_trades() =>
        AssertUnproven([.. Enumerable.Range(0, Bars).Select(i => !IsRise(i) ? 0 : i % 2 == 0 ? 1 : 0.999999)], new CostModel());

    [Fact]
    public void Small_trades_beside_a_large_one_that_is_still_open_are_no_evidence()
    {
        var targets = Targets(i => i % 4 < 2 ? 0.010001 : 0)[..RiseTo];

        var judgement = Policy.Judge(Report(Hill.Within(Hill.First, Hill.First!.Value.AddHours(RiseTo)), targets, new CostModel()));

        Assert.Equal(Verdict.Reject, TradesOf(judgement).Verdict);
    }

    [Fact]
    public void Large_trades_whose_price_came_back_are_no_evidence_even_for_free() =>
        AssertUnproven(Targets(i => i % 8 < 7 ? 1 : 0), CostModel.Free);

    [Fact]
    public void A_large_trade_that_only_cost_is_no_evidence()
    {
        var report = Report(Market.At(100, 100, 100, 100, 100), [1, 0, -1, 0, 0], new CostModel());

        Assert.Equal((2, 0), (report.Trades, report.CountedTrades));
    }

    [Theory]
    [InlineData(1, Verdict.Good)]
    [InlineData(0.01, Verdict.Good)]
    [InlineData(0.0099, Verdict.Reject)]
    [InlineData(1e-9, Verdict.Reject)]
    public void The_same_trades_are_evidence_or_dust_by_their_size_alone(double size, Verdict expected)
    {
        double[] targets = [.. Enumerable.Range(0, Bars).Select(i => IsRise(i) && i % 10 < 9 ? size : 0)];

        Assert.Equal(expected, Policy.Judge(Report(Hill, targets, new CostModel())).Verdict);
    }

    [Fact]
    public void A_trade_that_earns_its_costs_and_nothing_else_is_no_evidence()
    {
        var cost = new CostModel(FeeBps: 0, SlippageBps: 100);

        var report = Report(Market.At(1, 99, 101, 99, 101), [1, 0, 1, 0, 0], cost);

        Assert.Equal((2, 0), (report.Trades, report.CountedTrades));
    }

    [Fact]
    public void Trades_of_a_hundredth_count_in_full_where_none_is_larger()
    {
        var report = Report(Hill, Targets(i => i % 4 < 2 ? -0.01 : 0, rise: 0), new CostModel());

        Assert.Equal((250, 250, 250), (report.Trades, report.CountedTrades, report.EffectiveTrades));
    }

    [Fact]
    public void The_least_weight_comes_from_the_options()
    {
        var simulation = BacktestEngine.Run(Hill, Targets(i => i % 4 < 2 ? 0.1 : 0, rise: 0), new CostModel(), 10_000);

        var report = PerformanceReport.Of(Hill, simulation, new CostModel(), leastTradeWeight: 0.2);

        Assert.Equal((0, 0), (report.CountedTrades, report.EffectiveTrades));
    }

    [Fact]
    public void Trades_add_up_to_fewer_of_the_size_that_made_the_money()
    {
        double[] targets = [0.5, 0, 0.5, 0, 0.25, 0, 0.25, 0, 0.25, 0, 0.25, 0, 0];

        var report = Report(Market.At(100, 100, 110, 100, 110, 110, 100, 110, 100, 110, 100, 110, 100), targets, CostModel.Free);

        Assert.Equal((6, 4), (report.CountedTrades, report.EffectiveTrades)); // 2 of equity in all, halves won
    }

    [Fact]
    public void Without_a_winner_every_counted_trade_is_a_whole_one()
    {
        var report = Report(Market.At(100, 110, 100, 110, 100), [0.5, 0, 0.25, 0, 0], CostModel.Free);

        Assert.Equal((2, 2), (report.CountedTrades, report.EffectiveTrades));
    }

    private static void AssertUnproven(double[] targets, CostModel costs)
    {
        var judgement = Policy.Judge(Report(Hill, targets, costs));

        // Without the rule on trades it would be worth somebody's time: the test is about nothing else.
        Assert.All(judgement.Reasons.Where(reason => reason.Rule != "closed_trades"), reason => Assert.Equal(Verdict.Excellent, reason.Verdict));
        Assert.Equal(Verdict.Reject, TradesOf(judgement).Verdict);
    }

    private static VerdictReason TradesOf(Judgement judgement) => judgement.Reasons.Single(reason => reason.Rule == "closed_trades");

    private static PerformanceReport Report(PriceSeries prices, double[] targets, CostModel costs) =>
        PerformanceReport.Of(prices, BacktestEngine.Run(prices, targets, costs, 10_000), costs);

    private static double[] Targets(Func<int, double> before, double rise = 1) =>
        [.. Enumerable.Range(0, Bars).Select(i => i < RiseFrom ? before(i) : IsRise(i) ? rise : 0)];

    private static bool IsRise(int bar) => bar is >= RiseFrom and < RiseTo;

    private static double Trend(int bar) => bar switch
    {
        < RiseFrom => 100,
        < RiseTo => 100 * Math.Exp((bar - RiseFrom) * 0.001),
        _ => 100 * Math.Exp(0.5 - ((bar - RiseTo) * 0.001)),
    };
}
