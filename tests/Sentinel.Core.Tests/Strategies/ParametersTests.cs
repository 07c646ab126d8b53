using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class ParametersTests
{
    private static readonly Parameters Sent = new(new Dictionary<string, double> { ["fast"] = 12, ["level"] = 0.5, ["huge"] = 1e12 });

    [Fact]
    public void A_parameter_that_was_sent_is_read_by_name()
    {
        Assert.Equal(12, Sent["fast"]);
        Assert.Equal(0.5, Sent.Get("level", 0.75));
        Assert.Equal(12, Sent.GetInt("fast", 24));
    }

    [Fact]
    public void A_parameter_that_was_not_sent_has_a_fallback()
    {
        Assert.Equal(0.75, Sent.Get("slow", 0.75));
        Assert.Equal(72, Sent.GetInt("slow", 72));
        Assert.Equal(72, Parameters.None.GetInt("slow", 72));
        Assert.Equal(24, Sent.Get("Fast", 24));
    }

    [Fact]
    public void A_missing_parameter_says_what_to_do()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Sent["slow"]);

        Assert.Equal("The request has no parameter 'slow': send it, or read it with Get(\"slow\", fallback).", error.Message);
    }

    [Fact]
    public void A_number_too_large_for_an_integer_is_refused()
    {
        Assert.Throws<OverflowException>(() => Sent.GetInt("huge", 1));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_parameter_is_finite(double value)
    {
        var error = Assert.Throws<ArgumentException>(() => new Parameters([new("fast", value)]));

        Assert.StartsWith("Parameter 'fast' is", error.Message, StringComparison.Ordinal);
    }
}
