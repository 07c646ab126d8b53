using Sentinel.Core.Metrics;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Verdicts;

public sealed class VerdictPolicyTests
{
    private static readonly VerdictPolicy Policy = new(new VerdictOptions());

    [Fact]
    public void A_performance_that_meets_every_limit_is_excellent()
    {
        var judgement = Policy.Judge(Performances.Excellent);

        Assert.Equal(Verdict.Excellent, judgement.Verdict);
        Assert.Equal(
            ["total_return", "closed_trades", "history", "sharpe", "max_drawdown", "profit_factor", "benchmark"],
            judgement.Reasons.Select(reason => reason.Rule));
    }

    [Fact]
    public void The_worst_that_any_rule_allows_is_the_verdict_and_its_reason_comes_first()
    {
        var judgement = Policy.Judge(Performances.Excellent with { Sharpe = 1.6, MaxDrawdown = -0.4, EffectiveTrades = 20 });

        Assert.Equal(Verdict.Poor, judgement.Verdict);
        Assert.Equal(["max_drawdown", "closed_trades", "sharpe"], judgement.Reasons.Take(3).Select(reason => reason.Rule));
        Assert.Equal(
            [Verdict.Poor, Verdict.Average, Verdict.Good], judgement.Reasons.Take(3).Select(reason => reason.Verdict));
    }

    [Fact]
    public void A_reason_names_the_figure_its_value_and_the_limit_it_missed()
    {
        var reason = Deciding(Performances.Excellent with { Sharpe = 1.6 });

        Assert.Equal(
            new VerdictReason(
                "sharpe", Verdict.Good, "sharpe", 1.6, 2, "Sharpe ratio 1.6 is below 2, the least for excellent."),
            reason);
    }

    [Fact]
    public void An_excellent_reason_names_the_limit_it_met()
    {
        var reason = Policy.Judge(Performances.Excellent).Reasons.Single(reason => reason.Rule == "max_drawdown");

        Assert.Equal((-0.15, -0.15), (reason.Value, reason.Limit));
        Assert.Equal("Deepest drawdown -0.15 meets -0.15, the least for excellent.", reason.Message);
    }

    [Theory]
    [InlineData(0, Verdict.Excellent, "Number of bars 2160 meets 2160, the least for excellent.")]
    [InlineData(1, Verdict.Good, "Number of bars without filled ones 2159 is below 2160, the least for excellent.")]
    [InlineData(1_080, Verdict.Average, "Number of bars without filled ones 1080 is below 1440, the least for good.")]
    [InlineData(1_081, Verdict.Reject, "Only 1079 of 2160 bars are real; the others stand for hours without trades.")]
    public void Filled_bars_are_no_history_and_most_of_them_no_basis_for_a_verdict(int filled, Verdict expected, string message)
    {
        var reason = Policy.Judge(Performances.Excellent, filled).Reasons.Single(reason => reason.Rule == "history");

        Assert.Equal((expected, message), (reason.Verdict, reason.Message));
    }

    [Theory]
    [InlineData(100, Verdict.Excellent)]
    [InlineData(99, Verdict.Good)]
    [InlineData(49, Verdict.Average)]
    [InlineData(19, Verdict.Poor)]
    [InlineData(9, Verdict.Reject)]
    [InlineData(0, Verdict.Reject)]
    public void Better_verdicts_take_more_effective_trades(int trades, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { EffectiveTrades = trades }));

    [Fact]
    public void Closed_trades_that_do_not_count_or_are_small_are_said_and_why()
    {
        var reason = Deciding(Performances.Excellent with { Trades = 127, CountedTrades = 4, EffectiveTrades = 2 });

        Assert.Equal(
            new VerdictReason(
                "closed_trades", Verdict.Reject, "effective_trades", 2, 10,
                "Number of effective trades 2 is below 10, the least for poor. The 4 closed trades that count add up to no more of the size that made the money. "
                + "123 closed trades do not count: below 0.01 of equity, or without a result."),
            reason);
    }

    [Fact]
    public void Trades_stored_before_any_were_counted_all_count()
    {
        var reason = Policy.Judge(Performances.Excellent with { CountedTrades = null, EffectiveTrades = null }).Reasons
            .Single(reason => reason.Rule == "closed_trades");

        Assert.Equal("Number of effective trades 100 meets 100, the least for excellent.", reason.Message);
    }

    [Theory]
    [InlineData(2_160, Verdict.Excellent)]
    [InlineData(2_159, Verdict.Good)]
    [InlineData(1_439, Verdict.Average)]
    [InlineData(719, Verdict.Poor)]
    [InlineData(167, Verdict.Reject)]
    public void Better_verdicts_take_more_bars(int bars, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { Bars = bars }));

    [Theory]
    [InlineData(2.0, Verdict.Excellent)]
    [InlineData(1.99, Verdict.Good)]
    [InlineData(1.49, Verdict.Average)]
    [InlineData(0.99, Verdict.Poor)]
    [InlineData(0.49, Verdict.Reject)]
    [InlineData(-3.0, Verdict.Reject)]
    [InlineData(null, Verdict.Reject)]
    public void Better_verdicts_take_a_higher_sharpe_ratio(double? sharpe, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { Sharpe = sharpe }));

    [Theory]
    [InlineData(0.0, Verdict.Excellent)]
    [InlineData(-0.16, Verdict.Good)]
    [InlineData(-0.26, Verdict.Average)]
    [InlineData(-0.5, Verdict.Poor)]
    [InlineData(-0.51, Verdict.Reject)]
    public void Better_verdicts_take_a_shallower_drawdown(double drawdown, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { MaxDrawdown = drawdown }));

    [Theory]
    [InlineData(1.75, Verdict.Excellent)]
    [InlineData(1.74, Verdict.Good)]
    [InlineData(1.39, Verdict.Average)]
    [InlineData(1.19, Verdict.Poor)]
    [InlineData(0.99, Verdict.Reject)]
    public void Better_verdicts_take_a_higher_profit_factor(double profitFactor, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { ProfitFactor = profitFactor }));

    [Fact]
    public void Winners_without_a_loser_are_no_defect() =>
        Assert.Equal(Verdict.Excellent, Judge(Performances.Excellent with { ProfitFactor = null, AvgLossPnl = null }));

    [Fact]
    public void Trades_that_neither_won_nor_lost_are_rejected()
    {
        var reason = Deciding(Performances.Excellent with { ProfitFactor = null, AvgWinPnl = null, AvgLossPnl = null });

        Assert.Equal(
            new VerdictReason(
                "profit_factor", Verdict.Reject, "profit_factor", null, 1,
                "Profit factor is undefined: no closed trade won or lost."),
            reason);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.2)]
    public void What_earned_nothing_net_of_costs_is_rejected(double totalReturn)
    {
        var reason = Deciding(Performances.Excellent with { TotalReturn = totalReturn, BuyAndHoldReturn = -0.5 });

        Assert.Equal(("total_return", Verdict.Reject, totalReturn, 0.0), (reason.Rule, reason.Verdict, reason.Value, reason.Limit));
    }

    [Theory]
    [InlineData(0.39, Verdict.Excellent)]
    [InlineData(0.4, Verdict.Good)]
    [InlineData(0.9, Verdict.Good)]
    public void What_does_not_beat_buying_and_holding_is_good_at_best(double buyAndHold, Verdict expected) =>
        Assert.Equal(expected, Judge(Performances.Excellent with { BuyAndHoldReturn = buyAndHold }));

    [Fact]
    public void Doing_nothing_is_rejected_and_undefined_figures_say_so()
    {
        var judgement = Policy.Judge(Performances.Idle());

        Assert.Equal(Verdict.Reject, judgement.Verdict);
        Assert.Contains(judgement.Reasons, reason => reason.Message == "Sharpe ratio is undefined: the equity did not vary.");
    }

    [Fact]
    public void Limits_come_from_the_options()
    {
        var lenient = new VerdictPolicy(new VerdictOptions { Sharpe = new GradeLimits(1, 0.5, 0.25, 0) });

        Assert.Equal(Verdict.Excellent, lenient.Judge(Performances.Excellent with { Sharpe = 1 }).Verdict);
    }

    private static Verdict Judge(PerformanceReport performance) => Policy.Judge(performance).Verdict;

    private static VerdictReason Deciding(PerformanceReport performance) => Policy.Judge(performance).Reasons[0];
}
