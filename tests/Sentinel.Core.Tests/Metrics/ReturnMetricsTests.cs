using Sentinel.Core.Metrics;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

/// <summary>Metrics of four returns that can be followed by hand: mean 0.025, squared distances 0.0113, losses 0.05.</summary>
public sealed class ReturnMetricsTests
{
    private const double FourPeriods = 4;
    private const int Digits = 12;

    private static readonly double[] Returns = [0.1, -0.05, 0.02, 0.03];
    private static readonly Moments Sample = Moments.Of(Returns);
    private static readonly Moments Constant = Moments.Of([0.1, 0.1, 0.1]);
    private static readonly Moments Single = Moments.Of([0.1]);

    [Fact]
    public void Returns_are_from_close_to_close() =>
        Assert.Equal([0.5, -0.5, 0], BarReturns.Of([100, 150, 75, 75]));

    [Fact]
    public void Returns_after_ruin_are_zero() => Assert.Equal([-0.5, -1, 0, 0], BarReturns.Of([100, 50, 0, 0, 0]));

    [Fact]
    public void One_equity_value_has_no_returns() => Assert.Empty(BarReturns.Of([100]));

    [Fact]
    public void Total_return_is_last_over_first() => Assert.Equal(0.25, TotalReturn.Of([80, 200, 100]), Digits);

    [Theory]
    [InlineData(0.21, 2, 0.1)]
    [InlineData(0.1, 0.5, 0.21)]
    [InlineData(-1, 3, -1)]
    [InlineData(0, 0.001, 0)]
    public void Cagr_compounds_to_the_total_return(double totalReturn, double years, double expected) =>
        Assert.Equal(expected, Cagr.Of(totalReturn, years)!.Value, Digits);

    [Fact]
    public void Cagr_without_time_or_too_large_for_a_number_is_undefined()
    {
        Assert.Null(Cagr.Of(0.1, 0));
        Assert.Null(Cagr.Of(0.1, 1.0 / 8_760));
    }

    [Fact]
    public void Volatility_is_the_annualised_standard_deviation()
    {
        Assert.Equal(0.12274635093014646, Volatility.Of(Sample, FourPeriods)!.Value, Digits);
        Assert.Equal(0.1063014581273465, Volatility.OfPopulation(Sample, FourPeriods)!.Value, Digits);
        Assert.Null(Volatility.Of(Single, FourPeriods));
        Assert.Equal(0, Volatility.OfPopulation(Single, FourPeriods));
    }

    [Fact]
    public void Sharpe_is_mean_over_standard_deviation()
    {
        Assert.Equal(0.8146881698903526, SharpeRatio.Of(Sample, FourPeriods)!.Value, Digits);
        Assert.Equal(0.9407208683835974, SharpeRatio.OfPopulation(Sample, FourPeriods)!.Value, Digits);
    }

    [Fact]
    public void Sharpe_without_variation_or_with_one_return_is_undefined()
    {
        Assert.Null(SharpeRatio.Of(Constant, FourPeriods));
        Assert.Null(SharpeRatio.OfPopulation(Constant, FourPeriods));
        Assert.Null(SharpeRatio.Of(Single, FourPeriods));
    }

    [Fact]
    public void A_year_must_have_periods()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SharpeRatio.Of(Sample, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Volatility.Of(Sample, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DownsideDeviation.Of(Returns, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SortinoRatio.Of(0.1, 0.1, 0));
    }

    [Fact]
    public void Downside_deviation_counts_losses_over_all_returns()
    {
        Assert.Equal(0.05, DownsideDeviation.Of(Returns, FourPeriods)!.Value, Digits); // sqrt(0.0025 / 4) * 2
        Assert.Equal(0, DownsideDeviation.Of([0.1, 0.2], FourPeriods));
        Assert.Null(DownsideDeviation.Of([], FourPeriods));
    }

    [Fact]
    public void Sortino_is_annual_mean_over_downside_deviation()
    {
        Assert.Equal(2, SortinoRatio.Of(0.025, 0.05, FourPeriods)!.Value, Digits);
        Assert.Null(SortinoRatio.Of(0.025, 0, FourPeriods));
        Assert.Null(SortinoRatio.Of(0, null, FourPeriods));
    }

    [Fact]
    public void Skewness_and_kurtosis_are_ratios_of_population_moments()
    {
        var lopsided = Moments.Of([1, 2, 6]);

        Assert.Equal(18.0 / 3 / Math.Pow(14.0 / 3, 1.5), Skewness.Of(lopsided)!.Value, Digits);
        Assert.Equal(98.0 / 3 / Math.Pow(14.0 / 3, 2), Kurtosis.Of(lopsided)!.Value, Digits);
        Assert.Equal(0, Skewness.Of(Sample)!.Value, Digits);
        Assert.Equal(1.9823791996240903, Kurtosis.Of(Sample)!.Value, Digits);
    }

    [Fact]
    public void Skewness_and_kurtosis_without_variation_are_undefined()
    {
        Assert.Null(Skewness.Of(Constant));
        Assert.Null(Kurtosis.Of(Constant));
        Assert.Null(Skewness.Of(Moments.Of([])));
        Assert.Null(Kurtosis.Of(Moments.Of([1e-200, -1e-200])));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.05, 1.2)]
    [InlineData(0.5, 3)]
    [InlineData(0.9, 4.6)]
    [InlineData(1, 5)]
    public void A_quantile_lies_between_its_neighbours(double fraction, double expected) =>
        Assert.Equal(expected, Quantile.Of([5, 1, 4, 2, 3], fraction)!.Value, Digits);

    [Fact]
    public void A_quantile_leaves_its_values_as_they_were()
    {
        double[] values = [3, 1, 2];

        Quantile.Of(values, 0.5);

        Assert.Equal([3, 1, 2], values);
    }

    [Fact]
    public void A_quantile_needs_values_and_a_fraction()
    {
        Assert.Null(Quantile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN));
    }

    [Fact]
    public void Value_at_risk_is_the_low_quantile_and_shortfall_the_mean_below_it()
    {
        double[] returns = [.. Enumerable.Range(-10, 21).Select(i => i / 100.0)];

        var valueAtRisk = ValueAtRisk.Of(returns, 0.9);

        Assert.Equal(-0.08, valueAtRisk!.Value, Digits);
        Assert.Equal(-0.09, ExpectedShortfall.Of(returns, -0.08)!.Value, Digits);
        Assert.Null(ExpectedShortfall.Of([], ValueAtRisk.Of([], 0.95)));
    }

    [Fact]
    public void Extremes_are_the_smallest_and_the_largest()
    {
        Assert.Equal(new Extremes(-0.05, 0.1), Extremes.Of(Returns));
        Assert.Equal(new Extremes(null, null), Extremes.Of([]));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    [InlineData(7)]
    [InlineData(1e3)]
    public void Scaling_all_returns_leaves_sharpe_unchanged(double factor)
    {
        var scaled = Moments.Of([.. Returns.Select(value => value * factor)]);

        Assert.Equal(SharpeRatio.Of(Sample, FourPeriods)!.Value, SharpeRatio.Of(scaled, FourPeriods)!.Value, Digits);
    }
}
