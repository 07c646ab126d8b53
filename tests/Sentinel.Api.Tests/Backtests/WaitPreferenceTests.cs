using Sentinel.Api.Backtests;
using Sentinel.Api.Requests;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

public sealed class WaitPreferenceTests
{
    [Theory]
    [InlineData("wait=30", 30)]
    [InlineData("wait=100", 60)]
    [InlineData("wait=99999999999999999999", 60)]
    [InlineData("WAIT = \"10\"", 10)]
    [InlineData("respond-async, wait=7", 7)]
    [InlineData("foo=\"a, wait=5\", wait=7", 7)]
    [InlineData("foo; bar=\"; wait=5\", wait=7; strict", 7)]
    [InlineData("wait=7, wait=9", 7)]
    [InlineData("wait=soon", 0)]
    [InlineData("wait=-1", 0)]
    [InlineData("wait=1.5", 0)]
    [InlineData("wait=", 0)]
    [InlineData("wait", 0)]
    [InlineData("=", 0)]
    [InlineData("wait=\"", 0)]
    [InlineData("foo=\"wait=7", 0)]
    [InlineData("await=7", 0)]
    [InlineData(",;,", 0)]
    [InlineData("", 0)]
    public void A_preference_is_shortened_or_ignored_and_never_refused(string header, int seconds)
    {
        var errors = new FieldErrors();

        Assert.Equal(TimeSpan.FromSeconds(seconds), new WaitPreference { Prefer = header }.Read(errors));
        Assert.False(errors.Any);
    }

    [Fact]
    public void The_query_counts_when_both_are_given() =>
        Assert.Equal(TimeSpan.FromSeconds(3), new WaitPreference { Prefer = "wait=9", Wait = "3" }.Read(new FieldErrors()));
}
