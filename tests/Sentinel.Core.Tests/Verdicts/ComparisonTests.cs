using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>Figures that are held against each other: what a message says is so, also to its reader.</summary>
public sealed class ComparisonTests
{
    private static readonly VerdictPolicy Policy = new(new VerdictOptions());

    [Theory]
    [InlineData(0.25, 0.25000000000000011)]
    [InlineData(0.25000000000000011, 0.25)]
    [InlineData(-0.5, -0.50000000000000011)]
    [InlineData(40.000000000000014, 40)]
    public void Who_returns_what_holding_does_but_for_rounding_returns_no_more(double value, double holding)
    {
        var reason = Reason("benchmark", value, holding);

        Assert.Equal((Verdict.Good, value, holding), (reason.Verdict, reason.Value, reason.Limit));
        Assert.EndsWith(", that of buying and holding, but equal to it.", reason.Message, StringComparison.Ordinal);
        Assert.Contains(" is not above ", reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2500001, 0.25, "Total return 0.2500001 is above 0.25, that of buying and holding.")]
    [InlineData(0.25001, 0.25002, "Total return 0.25001 is not above 0.25002, that of buying and holding.")]
    [InlineData(0.12344, 0.12336, "Total return 0.12344 is above 0.12336, that of buying and holding.")]
    [InlineData(0.1, -0.00001, "Total return 0.1 is above 0, that of buying and holding.")]
    public void As_many_digits_are_shown_as_it_takes_to_tell_two_figures_apart(double value, double holding, string message) =>
        Assert.Equal(message, Reason("benchmark", value, holding).Message);

    [Theory]
    [InlineData(2e-16, Verdict.Reject, "Total return 0, net of costs, is not above 0.")]
    [InlineData(-2e-16, Verdict.Reject, "Total return 0, net of costs, is not above 0.")]
    [InlineData(-0.00002, Verdict.Reject, "Total return -0.00002, net of costs, is not above 0.")]
    [InlineData(0.00002, Verdict.Excellent, "Total return 0.00002, net of costs, is above 0.")]
    public void A_return_of_rounding_is_none(double value, Verdict expected, string message)
    {
        var reason = Reason("total_return", value, 0.1);

        Assert.Equal((expected, message), (reason.Verdict, reason.Message));
    }

    [Theory]
    [InlineData(85, Verdict.Excellent, "Deepest drawdown -0.15 meets -0.15, the least for excellent.")]
    [InlineData(84.9999, Verdict.Good, "Deepest drawdown -0.150001 is below -0.15, the least for excellent.")]
    public void A_limit_that_is_missed_by_rounding_alone_is_met(double trough, Verdict expected, string message)
    {
        var reason = Judge(Performances.Excellent with { MaxDrawdown = (trough / 100) - 1 }, "max_drawdown");

        Assert.Equal((expected, message), (reason.Verdict, reason.Message));
    }

    [Theory]
    [InlineData(1.99999, "Sharpe ratio 1.99999 is below 2, the least for excellent.")]
    [InlineData(2.00001, "Sharpe ratio 2.00001 meets 2, the least for excellent.")]
    [InlineData(1.9999999, "Sharpe ratio 1.9999999 is below 2, the least for excellent.")]
    [InlineData(1.9999999999999998, "Sharpe ratio 2 meets 2, the least for excellent.")]
    [InlineData(-0.00001, "Sharpe ratio 0 is below 0.5, the least for poor.")]
    public void A_figure_and_its_limit_are_told_apart(double sharpe, string message) =>
        Assert.Equal(message, Judge(Performances.Excellent with { Sharpe = sharpe }, "sharpe").Message);

    private static VerdictReason Reason(string rule, double totalReturn, double buyAndHold) =>
        Judge(Performances.Excellent with { TotalReturn = totalReturn, BuyAndHoldReturn = buyAndHold }, rule);

    private static VerdictReason Judge(Core.Metrics.PerformanceReport performance, string rule) =>
        Policy.Judge(performance).Reasons.Single(reason => reason.Rule == rule);
}
