using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

public sealed class SnakeCaseTests
{
    [Fact]
    public void A_value_is_written_and_read_in_snake_case()
    {
        Assert.Equal("compile_error", SnakeCase.Of(DisqualificationReason.CompileError));
        Assert.Equal(DisqualificationReason.CompileError, SnakeCase.Parse<DisqualificationReason>("compile_error"));
    }

    [Theory]
    [InlineData("CompileError")]
    [InlineData("COMPILE_ERROR")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void Any_other_text_is_no_value(string? text)
    {
        Assert.False(SnakeCase.TryParse<DisqualificationReason>(text, out _));
    }

    [Fact]
    public void A_text_that_is_no_value_is_answered_with_those_that_are()
    {
        var error = Assert.Throws<FormatException>(() => SnakeCase.Parse<Verdict>("great"));

        Assert.Equal("'great' is not one of reject, poor, average, good, excellent.", error.Message);
    }
}
