using Sentinel.Core.Metrics;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

public sealed class MomentsTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(-1e-9)]
    [InlineData(12_345.678)]
    public void A_constant_sample_has_exactly_zero_variance(double value)
    {
        var sample = new double[1_000];
        Array.Fill(sample, value);

        var moments = Moments.Of(sample);

        Assert.Equal(value, moments.Mean);
        Assert.Equal(0, moments.SampleVariance);
        Assert.Equal(0, moments.PopulationVariance);
    }

    [Fact]
    public void A_large_offset_does_not_drown_a_small_variance()
    {
        var moments = Moments.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);

        Assert.Equal(1e9 + 10, moments.Mean);
        Assert.Equal(30, moments.SampleVariance!.Value, 9);
    }

    [Fact]
    public void Sums_of_powers_match_a_count_by_hand()
    {
        var moments = Moments.Of([1, 2, 6]); // distances from 3: -2, -1, 3

        Assert.Equal(new Moments(Count: 3, Mean: 3, Squares: 14, Cubes: 18, Fourths: 98), moments);
        Assert.Equal(7, moments.SampleVariance);
        Assert.Equal(14.0 / 3, moments.PopulationVariance);
    }

    [Fact]
    public void One_value_has_a_mean_but_no_sample_variance()
    {
        var moments = Moments.Of([0.5]);

        Assert.Equal(0.5, moments.Mean);
        Assert.Null(moments.SampleVariance);
        Assert.Equal(0, moments.PopulationVariance);
    }

    [Fact]
    public void No_values_have_no_variance()
    {
        Assert.Null(Moments.Of([]).SampleVariance);
        Assert.Null(Moments.Of([]).PopulationVariance);
    }
}
