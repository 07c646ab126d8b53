using Sentinel.Api.Intake;
using Xunit;

namespace Sentinel.Api.Tests.Intake;

public sealed class DrainRateTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly DrainRate rate = new();

    [Fact]
    public void There_is_no_rate_before_anything_has_ended()
    {
        rate.Note(Second, 0);

        Assert.Null(rate.PerSecond);
    }

    [Fact]
    public void It_is_the_mean_of_the_looks()
    {
        rate.Note(Second, 100);
        rate.Note(3 * Second, 100);

        Assert.Equal(50, rate.PerSecond);
    }

    [Fact]
    public void Only_the_latest_looks_count()
    {
        rate.Note(Second, 1_000_000);
        for (var i = 0; i < 60; i++) rate.Note(Second, 5);

        Assert.Equal(5, rate.PerSecond);
    }
}
