using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class BarsTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Bar[] Given =
    [
        new(Start, 1, 4, 1, 2, 10),
        new(Start.AddHours(1), 2, 5, 2, 3, 20),
        new(Start.AddHours(2), 3, 6, 3, 4, 30),
    ];

    private static readonly Bars Bars = Bars.Of(PriceSeries.Of(Symbol.BtcUsd, "test", Given));

    [Fact]
    public void Bars_are_read_one_by_one()
    {
        Assert.Equal(Given, Bars);
        Assert.Equal(3, Bars.Count);
        Assert.Equal(Given[2], Bars[^1]);
        Assert.Equal([2, 3, 4], Bars.Select(bar => bar.Close).ToArray());
        Assert.Throws<IndexOutOfRangeException>(() => Bars[3]);
    }

    [Fact]
    public void Bars_are_read_column_by_column()
    {
        Assert.Equal(Given.Select(bar => bar.Time), Bars.Time);
        Assert.Equal([1, 2, 3], Bars.Open);
        Assert.Equal([4, 5, 6], Bars.High);
        Assert.Equal([1, 2, 3], Bars.Low);
        Assert.Equal([2, 3, 4], Bars.Close);
        Assert.Equal([10, 20, 30], Bars.Volume);
        Assert.Equal(3, Bars.Close.Average());
        Assert.Equal(1, Bars.Close[0] - Bars.Open[0]);
    }

    [Fact]
    public void A_range_of_bars_is_bars()
    {
        Assert.Equal(Given[1..], Bars[1..]);
        Assert.Equal(Given[^1].Time, Bars.Time[^1]);
        Assert.Equal([Given[1].Time], Bars.Time[1..2]);
        Assert.Equal([3, 4], Bars[1..].Close);
    }

    [Fact]
    public void The_time_of_a_bar_is_utc()
    {
        Assert.Equal(Start.AddHours(1), Bars.Time[1]);
        Assert.Equal(TimeSpan.Zero, Bars.Time[1].Offset);
    }

    [Fact]
    public void Bars_do_not_share_memory_with_the_prices_they_are_made_of()
    {
        double[] close = [2.0];
        var prices = new PriceSeries(Symbol.BtcUsd, "test", [0], [1.0], [3.0], [1.0], close, [1.0]);
        var bars = Bars.Of(prices);

        close[0] = 99;

        Assert.Equal(2, bars.Close[0]);
    }

    [Fact]
    public void They_are_those_of_a_series_bit_for_bit()
    {
        PriceSeries Series(double low, double close, long time) => new(Symbol.BtcUsd, "test", [time], [1.0], [3.0], [low], [close], [1.0]);
        var bars = Bars.Of(Series(0, double.NaN, 0));

        Assert.True(bars.AreThoseOf(Series(0, double.NaN, 0)));
        Assert.False(bars.AreThoseOf(Series(-0.0, double.NaN, 0)));
        Assert.False(bars.AreThoseOf(Series(0, 1, 0)));
        Assert.False(bars.AreThoseOf(Series(0, double.NaN, 3_600)));
    }
}
