using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class SeriesTests
{
    private static readonly Series Numbers = new([1, 2, 4, 8]);

    [Fact]
    public void A_series_is_read_like_an_array()
    {
        Assert.Equal(4, Numbers.Count);
        Assert.Equal(4, Numbers.Length);
        Assert.Equal(2, Numbers[1]);
        Assert.Equal(8, Numbers[^1]);
        Assert.Equal([4, 8], Numbers[^2..]);
        Assert.Equal([1, 2], Numbers[..2]);
        Assert.Equal(3.75, Numbers.Average());
        Assert.Equal([1, 2, 4, 8], Numbers.Select(value => value).ToArray());
        Assert.Throws<IndexOutOfRangeException>(() => Numbers[4]);
    }

    [Fact]
    public void A_series_is_computed_with_bar_by_bar()
    {
        Assert.Equal([2, 4, 8, 16], Numbers + Numbers);
        Assert.Equal([0, 0, 0, 0], Numbers - Numbers);
        Assert.Equal([1, 4, 16, 64], Numbers * Numbers);
        Assert.Equal([1, 1, 1, 1], Numbers / Numbers);
        Assert.Equal([-1, -2, -4, -8], -Numbers);
    }

    [Fact]
    public void A_series_is_computed_with_numbers_on_either_side()
    {
        Assert.Equal([2, 3, 5, 9], Numbers + 1);
        Assert.Equal([0, 1, 3, 7], Numbers - 1);
        Assert.Equal([2, 4, 8, 16], Numbers * 2);
        Assert.Equal([0.5, 1, 2, 4], Numbers / 2);
        Assert.Equal([2, 3, 5, 9], 1 + Numbers);
        Assert.Equal([0, -1, -3, -7], 1 - Numbers);
        Assert.Equal([2, 4, 8, 16], 2 * Numbers);
        Assert.Equal([8, 4, 2, 1], 8 / Numbers);
    }

    [Fact]
    public void Series_of_different_length_cannot_be_combined()
    {
        var error = Assert.Throws<ArgumentException>(() => Numbers + Numbers[1..]);

        Assert.Equal("Series of 4 and 3 values cannot be combined bar by bar.", error.Message);
    }

    [Fact]
    public void What_is_taken_out_of_a_series_is_a_copy()
    {
        var array = Numbers.ToArray();
        var list = Numbers.ToList();

        array[0] = list[0] = 99;

        Assert.Equal(1, Numbers[0]);
        Assert.Equal(1, Numbers[..1][0]);
    }

    [Fact]
    public void A_series_leads_to_no_object_that_others_share() => Assert.IsNotType<System.Collections.ICollection>(Numbers, exactMatch: false);

    [Fact]
    public void A_series_goes_where_a_span_is_asked_for()
    {
        ReadOnlySpan<double> span = Numbers;

        Assert.Equal([1, 2, 4, 8], span);
        Assert.Equal([1, 2, 4, 8], Numbers.AsSpan());
    }
}
