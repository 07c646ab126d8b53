using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Prices;

public sealed class SyntheticPricesTests
{
    private static readonly DateTimeOffset HalfPastNoon = new(2024, 6, 1, 12, 30, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<Bar> Sample = SyntheticPrices.Sample(seed: 1, HalfPastNoon);

    [Fact]
    public void The_sample_is_ninety_days_of_hours_that_are_over()
    {
        var hours = Enumerable.Range(0, 90 * 24).Select(i => HalfPastNoon.AddMinutes(-30).AddHours(i - (90 * 24)));

        Assert.Equal(hours, Sample.Select(bar => bar.Time));
    }

    [Fact]
    public void Every_bar_of_it_is_possible()
    {
        Assert.All(Sample, bar => Assert.Null(BarCheck.WhyImpossible(bar)));
    }

    [Fact]
    public void The_same_seed_makes_up_the_same_prices()
    {
        Assert.Equal(Sample, SyntheticPrices.Sample(seed: 1, HalfPastNoon));
        Assert.NotEqual(Sample, SyntheticPrices.Sample(seed: 2, HalfPastNoon));
    }

    [Fact]
    public void Most_bars_open_with_a_gap()
    {
        var gaps = Sample.Zip(Sample.Skip(1)).Count(pair => pair.First.Close != pair.Second.Open);

        Assert.InRange(gaps, Sample.Count * 9 / 10, Sample.Count);
    }

    [Fact]
    public void A_year_of_it_varies_about_as_much_as_a_volatile_market()
    {
        var returns = Sample.Zip(Sample.Skip(1)).Select(pair => Math.Log(pair.Second.Close / pair.First.Close));

        var annualised = Math.Sqrt(returns.Average(each => each * each) * 8_760);

        Assert.InRange(annualised, 0.3, 1.0);
    }
}
