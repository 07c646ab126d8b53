using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class ParameterUseTests
{
    [Theory]
    [InlineData("fast slow", "fast slow", null)]
    [InlineData("fast", "fast slow", null)]
    [InlineData("", "fast", null)]
    [InlineData("Fast", "fast slow", "Parameter 'Fast' was sent and never read, so its value changes nothing; the code reads 'fast' and 'slow'.")]
    [InlineData("Fast slow Stop", "slow", "Parameters 'Fast' and 'Stop' were sent and never read, so their values change nothing; the code reads 'slow'.")]
    [InlineData("a", "", "Parameter 'a' was sent and never read, so its value changes nothing; the code reads no parameter.")]
    [InlineData("a b c d e f g", "z", "Parameters 'a', 'b', 'c', 'd', 'e' and 2 more were sent and never read, so their values change nothing; the code reads 'z'.")]
    public void What_was_sent_in_vain_is_named_with_what_is_read(string sent, string read, string? warning) =>
        Assert.Equal(warning, ParameterUse.Of(Words(sent), Words(read))!.Warning);

    [Fact]
    public void Where_nobody_says_what_was_read_nothing_is_known() => Assert.Null(ParameterUse.Of(["a"], null));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
