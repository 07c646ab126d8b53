using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class ContractViolationTests(SandboxHost sandbox)
{
    [Theory(Timeout = 60_000)]
    [InlineData("")]
    [InlineData("   \n// GenerateSignals\n")]
    [InlineData("Here is a strategy that buys low and sells high, 'cause that's what works: (enjoy!)")]
    [InlineData("double[] Signals(Bars bars) => new double[bars.Count];")]
    [InlineData("public class Strategy { }")]
    public async Task A_source_without_the_method_is_told_its_signature(string code)
    {
        var outcome = await Violation(code);

        Assert.Contains("double[] GenerateSignals(Bars bars)", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("double[] GenerateSignals(Bars bars) => null;\ndouble[] GenerateSignals(Bars bars, Parameters p) => null;")]
    [InlineData("double[] GenerateSignals(Bars bars) => null;\ndouble[] GenerateSignals(Bars bars) => null;")]
    [InlineData("double[] GenerateSignals(Bars bars) => null;\nclass S { double[] GenerateSignals(Bars bars) => null; }")]
    public async Task Two_methods_are_one_too_many(string code)
    {
        var outcome = await Violation(code);

        Assert.Equal([1, 2], outcome.Errors.Select(error => error.Line).Order());
        Assert.Contains("2 methods named GenerateSignals", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("double[] GenerateSignals(double[] closes) => null;", 10, "parameters")]
    [InlineData("double[] GenerateSignals() => null;", 10, "parameters")]
    [InlineData("double[] GenerateSignals(Bars bars, int fast = 3) => null;", 10, "parameters")]
    [InlineData("double[] GenerateSignals(in Bars bars) => null;", 10, "parameters")]
    [InlineData("double[] GenerateSignals<T>(Bars bars) => null;", 10, "generic")]
    [InlineData("class S<T> { double[] GenerateSignals(Bars bars) => null; }", 23, "generic")]
    [InlineData("string[] GenerateSignals(Bars bars) => null;", 10, "'string[]'")]
    [InlineData("void GenerateSignals(Bars bars) { }", 6, "'void'")]
    [InlineData("decimal[] GenerateSignals(Bars bars) => null;", 11, "'decimal[]'")]
    [InlineData("uint[] GenerateSignals(Bars bars) => null;", 8, "'uint[]'")]
    [InlineData("object GenerateSignals(Bars bars) => null;", 8, "'object'")]
    [InlineData("double GenerateSignals(Bars bars) => 1;", 8, "'double'")]
    [InlineData("class S(int x) { double[] GenerateSignals(Bars bars) => null; int X => x; }", 27, "constructor")]
    [InlineData("abstract class S { double[] GenerateSignals(Bars bars) => null; }", 29, "instance")]
    public async Task A_wrong_signature_is_named_with_its_place(string code, int column, string complaint)
    {
        var outcome = await Violation(code);

        Assert.Equal((1, column), (outcome.Errors[0].Line, outcome.Errors[0].Column));
        Assert.Contains(complaint, outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("null", "null")]
    [InlineData("new double[bars.Count - 1]", "239 targets for 240 bars")]
    [InlineData("new double[bars.Count + 1]", "241 targets for 240 bars")]
    [InlineData("new double[0]", "0 targets for 240 bars")]
    [InlineData("bars.Select((_, i) => i < 5 ? 0 : double.NaN).ToArray()", "NaN from bar 5 (2025-01-01T05:00Z) on; return 0 while indicators warm up")]
    [InlineData("bars.Select((_, i) => i == 30 ? 1.5 : 0).ToArray()", "bar 30 (2025-01-02T06:00Z) is 1.5")]
    [InlineData("bars.Select((_, i) => i == 30 ? -2.0 : 0).ToArray()", "bar 30 (2025-01-02T06:00Z) is -2")]
    [InlineData("bars.Select(_ => double.PositiveInfinity).ToArray()", "bar 0 (2025-01-01T00:00Z) is Infinity")]
    public async Task Targets_that_are_none_are_named_by_bar_and_value(string expression, string complaint)
    {
        var outcome = await Violation($"// first line\ndouble[] GenerateSignals(Bars bars) => {expression};");

        Assert.Contains(complaint, outcome.Message, StringComparison.Ordinal);
        Assert.Equal((2, 10), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    private async Task<StrategyOutcome.Disqualified> Violation(string code)
    {
        var outcome = await sandbox.Disqualification(code);
        Assert.Equal(DisqualificationReason.ContractViolation, outcome.Reason);
        return outcome;
    }
}
