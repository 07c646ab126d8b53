using Sentinel.Api.Backtests;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

public sealed class CodeWrappingTests
{
    [Theory]
    [InlineData("""{"strategy_code": "double[] GenerateSignals(Bars bars) => null;"}""")]
    [InlineData("""  { "code": "x" """)]
    [InlineData("""[{"strategy_code": "x"}]""")]
    [InlineData("\"double[] GenerateSignals(Bars bars)\\n{\"")]
    public void JSON_is_no_code(string code) => Assert.StartsWith("Is JSON, not C#", CodeWrapping.Check(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars) { // trend  return new double[bars.Count]; }", "column 39")]
    [InlineData("double[] GenerateSignals(Bars bars) // flat => new double[bars.Count];", "column 37")]
    [InlineData("// flat double[] GenerateSignals(Bars bars) => new double[bars.Count];", "column 1")]
    public void A_comment_that_swallows_the_rest_is_pointed_at(string code, string column) =>
        Assert.Contains(column, CodeWrapping.Check(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("double[] GenerateSignals(Bars bars) => new double[bars.Count]; // flat; always")]
    [InlineData("double[] GenerateSignals(Bars bars) { var a = \"//\"; return new double[bars.Count]; }")]
    [InlineData("double[] GenerateSignals(Bars bars) { /* // */ return new double[bars.Count]; }")]
    [InlineData("double[] GenerateSignals(Bars bars) { // trend\n return new double[bars.Count]; }")]
    [InlineData("double[] GenerateSignals(Bars bars) { // trend\\n return new double[bars.Count]; }")]
    [InlineData("double[] GenerateSignals(Bars bars) { // broken off")]
    [InlineData("[Obsolete] double[] GenerateSignals(Bars bars) => null;")]
    [InlineData("{ return 1; }")]
    [InlineData("x")]
    [InlineData("")]
    public void Whatever_may_be_code_is_left_to_the_compiler(string code) => Assert.Null(CodeWrapping.Check(code));
}
