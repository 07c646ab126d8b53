using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed class SwallowedCodeTests
{
    [Theory]
    [InlineData("a { // b }", 5)]
    [InlineData("a { /* // */ \"//\" // b; }", 19)]
    [InlineData("// a;", 1)]
    [InlineData("a => // b;", 6)]
    public void A_comment_that_takes_in_the_rest_of_a_line_is_found(string code, int column) => Assert.Equal(column, SwallowedCode.Find(code));

    [Theory]
    [InlineData("a { } // b;")]
    [InlineData("a; // b;")]
    [InlineData("a { // b")]
    [InlineData("a { // b\n }")]
    [InlineData("a { // b\r }")]
    [InlineData("a { // b\\n }")]
    [InlineData("a { b; }")]
    [InlineData("a { ` // b; }")]
    [InlineData("")]
    [InlineData("  ")]
    public void Where_none_does_or_none_can_be_told_nothing_is(string code) => Assert.Null(SwallowedCode.Find(code));
}
