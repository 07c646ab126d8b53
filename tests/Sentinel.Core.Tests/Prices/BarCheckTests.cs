using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Prices;

public sealed class BarCheckTests
{
    private static readonly Bar Possible = new(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero), 10, 12, 9, 11, 100);

    [Fact]
    public void A_usual_bar_is_possible()
    {
        Assert.Null(BarCheck.WhyImpossible(Possible));
    }

    [Fact]
    public void A_bar_of_one_price_and_no_volume_is_possible()
    {
        Assert.Null(BarCheck.WhyImpossible(Possible with { Open = 10, High = 10, Low = 10, Close = 10, Volume = 0 }));
    }

    [Theory]
    [InlineData(10, 12, 9, 13, 1, "its high 12 is below its close 13")]
    [InlineData(12.5, 12, 9, 11, 1, "its high 12 is below its open 12.5")]
    [InlineData(10, 12, 9, 8, 1, "its low 9 is above its close 8")]
    [InlineData(8, 12, 9, 11, 1, "its low 9 is above its open 8")]
    [InlineData(10, 9, 12, 11, 1, "its high 9 is below its low 12")]
    [InlineData(0, 12, 9, 11, 1, "its open 0 is not a price above zero")]
    [InlineData(10, 12, -9, 11, 1, "its low -9 is not a price above zero")]
    [InlineData(10, double.PositiveInfinity, 9, 11, 1, "its high Infinity is not a price above zero")]
    [InlineData(10, 12, 9, double.NaN, 1, "its close NaN is not a price above zero")]
    [InlineData(10, 12, 9, 11, -1, "its volume -1 is not a number from zero up")]
    [InlineData(10, 12, 9, 11, double.NaN, "its volume NaN is not a number from zero up")]
    public void An_impossible_bar_is_told_why(double open, double high, double low, double close, double volume, string reason)
    {
        Assert.Equal(reason, BarCheck.WhyImpossible(new Bar(Possible.Time, open, high, low, close, volume)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(TimeSpan.TicksPerMinute * 30)]
    public void A_bar_opens_on_a_whole_hour(long ticksLate)
    {
        Assert.Equal("its time is not on a whole hour", BarCheck.WhyImpossible(Possible with { Time = Possible.Time.AddTicks(ticksLate) }));
    }
}
