using Sentinel.Api.Requests;
using Xunit;

namespace Sentinel.Api.Tests.Requests;

public sealed class TypoTests
{
    private static readonly string[] Known = ["strategy_code", "parameters", "from", "to", "name", "costs"];

    [Theory]
    [InlineData("strategyCode", "strategy_code")]
    [InlineData("stratgy_code", "strategy_code")]
    [InlineData("params", "parameters")]
    [InlineData("form", "from")]
    [InlineData("cost", "costs")]
    [InlineData("TO", "to")]
    public void A_misspelt_name_is_recognised(string sent, string meant) => Assert.Equal(meant, Typo.NearestTo(sent, Known));

    [Theory]
    [InlineData("workflow")]
    [InlineData("id")]
    [InlineData("tag")]
    [InlineData("note")]
    [InlineData("model")]
    [InlineData("")]
    public void A_name_of_its_own_is_none_of_ours(string sent) => Assert.Null(Typo.NearestTo(sent, Known));

    [Fact]
    public void A_very_long_name_is_not_compared() => Assert.Null(Typo.NearestTo(new string('x', 1_000_000), Known));
}
