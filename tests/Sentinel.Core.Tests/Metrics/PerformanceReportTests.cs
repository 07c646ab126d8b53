using System.Text.Json;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Tests.Backtesting;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

/// <summary>Windows at the edge of what can be measured; what common windows give is for the golden tests.</summary>
public sealed class PerformanceReportTests
{
    private const double Capital = 1_000;

    [Fact]
    public void One_bar_has_no_returns_so_nothing_that_is_made_of_them()
    {
        var report = Report(Market.At(100), [1]);

        Assert.Equal((1, 0, 1_000.0, 0.0, 0.0), (report.Bars, report.Returns, report.FinalEquity, report.TotalReturn, report.BuyAndHoldReturn));
        Assert.Equal((0.0, 0, 0.0, 0.0), (report.MaxDrawdown, report.MaxDrawdownDurationBars, report.UlcerIndex, report.Exposure));
        Assert.All(
            [
                report.Cagr, report.CagrCalendar365, report.MeanReturn, report.Volatility, report.VolatilityDdof0, report.Sharpe,
                report.DownsideDeviation, report.Sortino, report.Calmar, report.Skew, report.Kurtosis, report.Var95, report.Cvar95,
                report.BestBar, report.WorstBar, report.TurnoverAnnualised,
            ],
            figure => Assert.Null(figure));
    }

    [Fact]
    public void Two_bars_have_one_return_and_no_sample_deviation()
    {
        var report = Report(Market.Of((100, 100), (100, 101)), [1, 1]);

        Assert.Equal(0.01, report.MeanReturn!.Value, 12);
        Assert.Equal(0, report.VolatilityDdof0);
        Assert.Null(report.Volatility);
        Assert.Null(report.Sharpe);
        Assert.Null(report.SharpeDdof0);
        Assert.Equal(0.01, report.Var95!.Value, 12);
    }

    [Fact]
    public void Growth_too_large_for_a_number_is_undefined_and_so_is_what_is_made_of_it()
    {
        var report = Report(Market.Of((100, 100), (100, 150), (150, 149)), [1, 1, 1]);

        Assert.Null(report.Cagr);
        Assert.Null(report.CagrCalendar365);
        Assert.Null(report.Calmar);
        Assert.Equal(0.49, report.TotalReturn, 12);
    }

    [Fact]
    public void Ruin_is_a_total_loss_with_every_figure_finite()
    {
        var report = Report(Market.At(100, 100, 150, 250, 100), [-1, -1, -1, -1, -1]);

        Assert.Equal((0.0, -1.0, -1.0, -1.0), (report.FinalEquity, report.TotalReturn, report.MaxDrawdown, report.WorstBar));
        Assert.Equal(-1, report.Cagr);
        Assert.Equal((1, 0, 0.0), (report.Trades, report.OpenTrades, report.WinRate));
        Serialise(report);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void Every_report_can_be_written_as_json(int bars)
    {
        for (var seed = 1; seed <= 200; seed++)
            Serialise(Report(Market.Random(seed, bars), Market.Targets(seed, bars)));
    }

    [Fact]
    public void A_year_of_missing_hours_counts_by_the_calendar_alone()
    {
        var prices = new PriceSeries(Symbol.BtcUsd, "test", [0, 365 * 86_400], [1, 1], [1, 2], [1, 1], [1, 2], [1, 1]);

        var report = Report(prices, [1, 1]);

        Assert.Equal(1, report.CagrCalendar365!.Value, 12);
        Assert.Null(report.Cagr);
    }

    [Fact]
    public void A_simulation_of_other_bars_is_refused()
    {
        var simulation = BacktestEngine.Run(Market.At(100, 100), [0, 0], CostModel.Free, Capital);

        Assert.Throws<ArgumentException>(() => PerformanceReport.Of(Market.At(100), simulation, CostModel.Free));
    }

    private static PerformanceReport Report(PriceSeries prices, double[] targets) =>
        PerformanceReport.Of(prices, BacktestEngine.Run(prices, targets, CostModel.Free, Capital), CostModel.Free);

    // NaN and infinity would throw.
    private static void Serialise(PerformanceReport report) => Assert.NotEmpty(JsonSerializer.Serialize(report));
}
