using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

/// <summary>What doubles leave over is no risk, no loss and no result, so no ratio is made of it.</summary>
public sealed class RoundingTests
{
    private const int Bars = 200;
    private const double Capital = 10_000;

    [Theory]
    [InlineData(1e-7)]
    [InlineData(0.0001)]
    [InlineData(0.003)]
    [InlineData(0.02)]
    [InlineData(-0.0001)]
    [InlineData(-0.01)]
    public void The_same_growth_every_hour_has_no_risk(double growth)
    {
        var report = Report(Steps(growth), All(1));

        Assert.Equal(growth, report.MeanReturn!.Value, 9);
        Assert.Equal((0.0, 0.0), (report.Volatility, report.VolatilityDdof0));
        Assert.All([report.Sharpe, report.SharpeDdof0, report.Skew, report.Kurtosis], Assert.Null);
        if (growth > 0) Assert.All([report.Sortino, report.Calmar], Assert.Null);
    }

    [Fact]
    public void Prices_that_were_rounded_in_their_file_grow_the_same_too()
    {
        var report = Report(Steps(0.002, digits: 8), All(1));

        Assert.All([report.Sharpe, report.Kurtosis], Assert.Null);
    }

    [Theory]
    [InlineData(1e-14)]
    [InlineData(-1e-13)]
    public void A_position_that_rounding_swallows_has_no_risk(double target)
    {
        var report = Report(Market.Random(seed: 3, Bars), All(target));

        Assert.All([report.Sharpe, report.Sortino, report.Calmar, report.Skew, report.Kurtosis], Assert.Null);
    }

    [Fact]
    public void Trading_at_a_price_that_stands_still_earns_and_loses_nothing()
    {
        double[] targets = [.. Market.Targets(seed: 5, Bars).Select(target => target * 0.7)];
        var prices = Market.At([.. Enumerable.Repeat(0.3, Bars)]);

        var report = Report(prices, targets);

        Assert.True(report.Trades > 10);
        Assert.Equal((0, 0, 0.0, 0.0, 0), (report.CountedTrades, report.CountedLegs, report.WinRate, report.MaxDrawdown, report.MaxDrawdownDurationBars));
        Assert.All(
            [
                report.Sharpe, report.Sortino, report.Calmar, report.Skew, report.Kurtosis, report.ProfitFactor,
                report.ProfitFactorOfReturns, report.ProfitFactorOfLegs, report.Sqn, report.AvgWinPnl, report.AvgLossPnl,
            ],
            Assert.Null);
        Assert.Equal(Verdict.Reject, new VerdictPolicy(new VerdictOptions()).Judge(report).Reasons.Single(reason => reason.Rule == "total_return").Verdict);
    }

    [Fact]
    public void Small_risk_is_risk()
    {
        var report = Report(Market.Random(seed: 3, Bars), All(1e-6));

        Assert.Equal(Report(Market.Random(seed: 3, Bars), All(1e-3)).Sharpe!.Value, report.Sharpe!.Value, 1e-2);
        Assert.NotNull(report.Sortino);
        Assert.NotNull(report.Calmar);
    }

    [Fact]
    public void A_loss_of_rounding_beside_real_gains_is_none()
    {
        Assert.Null(SortinoRatio.Of(0.001, DownsideDeviation.Of([0.001, -1e-17, 0.001], 8_760), 8_760));
        Assert.NotNull(SortinoRatio.Of(0.001, DownsideDeviation.Of([0.001, -1e-7, 0.001], 8_760), 8_760));
    }

    [Fact]
    public void A_peak_that_is_missed_by_rounding_is_reached()
    {
        double[] equity = [100, 99.999999999999986, 100, 90, 99.99999999999997];

        Assert.Equal(new MaxDrawdown(-0.1, PeakBar: 2, TroughBar: 3), MaxDrawdown.Of(equity) with { Depth = -0.1 });
        Assert.Equal(2, DrawdownDuration.Longest(equity));
        Assert.Equal(default, MaxDrawdown.Of(equity.AsSpan()[..3]));
    }

    // Each bar opens where the one before closed.
    private static PriceSeries Steps(double growth, int digits = 15)
    {
        double[] prices = [100, 100, .. Enumerable.Range(1, Bars - 1).Select(i => Math.Round(100 * Math.Pow(1 + growth, i), digits))];
        return Market.Of([.. prices.Zip(prices.Skip(1))]);
    }

    private static double[] All(double target) => [.. Enumerable.Repeat(target, Bars)];

    private static PerformanceReport Report(PriceSeries prices, double[] targets) =>
        PerformanceReport.Of(prices, BacktestEngine.Run(prices, targets, CostModel.Free, Capital), CostModel.Free);
}
