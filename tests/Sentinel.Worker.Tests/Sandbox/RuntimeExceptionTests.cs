using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class RuntimeExceptionTests(SandboxHost sandbox)
{
    [Fact(Timeout = 60_000)]
    public async Task An_exception_has_type_message_and_the_callers_line()
    {
        var outcome = await RuntimeException("""
            double[] GenerateSignals(Bars bars)
            {
                var targets = new double[bars.Count];
                for (var i = 0; i <= bars.Count; i++)
                    targets[i] = 1;
                return targets;
            }
            """);

        Assert.StartsWith("Line 5: IndexOutOfRangeException: ", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((5, 9), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("inside the API", "double[] GenerateSignals(Bars bars)\n{\n    return bars.Take(1).Select(_ => bars.Close[-1]).ToArray();\n}", 3)]
    [InlineData("in a type", "class Rule\n{\n    public double Of() => throw new Exception();\n}\ndouble[] GenerateSignals(Bars bars) => [new Rule().Of()];", 3)]
    [InlineData("in a constructor", "class S\n{\n    S()\n    {\n        throw new Exception();\n    }\n    double[] GenerateSignals(Bars bars) => null;\n}", 5)]
    [InlineData("in a static constructor", "class S\n{\n    static int[] x = new int[1];\n    static int y = x[2];\n    double[] GenerateSignals(Bars bars) => null;\n    S() => y++;\n}", 4)]
    [InlineData("in a lazy sequence", "IEnumerable<double> GenerateSignals(Bars bars)\n{\n    yield return 1;\n    throw new Exception();\n}", 4)]
    public async Task The_line_is_found(string where, string code, int line)
    {
        var outcome = await RuntimeException(code);

        Assert.Equal((where, line), (where, outcome.Errors[0].Line));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_long_message_is_cut()
    {
        var outcome = await RuntimeException("double[] GenerateSignals(Bars bars) => throw new Exception(new string('x', 100_000));");

        Assert.InRange(outcome.Message.Length, 500, 600);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_escape_sequence_in_a_message_does_not_reach_a_terminal()
    {
        var outcome = await RuntimeException("double[] GenerateSignals(Bars bars) => throw new Exception(\"\\u001b[2Jgone\");");

        Assert.EndsWith("\uFFFD[2Jgone", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("throw new Exception()")]
    [InlineData("null")]
    public async Task A_message_that_cannot_be_read_is_no_harm(string message)
    {
        var outcome = await RuntimeException($$"""
            class Odd : Exception { public override string Message => {{message}}; }
            double[] GenerateSignals(Bars bars) => throw new Odd();
            """);

        Assert.Contains("Odd: ", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Errors[0].Line);
    }

    private async Task<StrategyOutcome.Disqualified> RuntimeException(string code)
    {
        var outcome = await sandbox.Disqualification(code);
        Assert.Equal(DisqualificationReason.RuntimeException, outcome.Reason);
        return outcome;
    }
}
