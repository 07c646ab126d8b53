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
    [InlineData("among several that could", "double[] GenerateSignals(Bars bars)\n{\n    var a = new double[9];\n    var b = new double[9];\n    a[1] = 1;\n    a[bars.Count] = b[2];\n    b[3] = 1;\n    return a;\n}", 6)]
    [InlineData("of a value that is used once", "double[] GenerateSignals(Bars bars)\n{\n    object nothing = null;\n    var n = 0;\n    n += nothing.ToString().Length;\n    n++;\n    return new double[n];\n}", 5)]
    [InlineData("after a loop", "double[] GenerateSignals(Bars bars)\n{\n    var list = new List<double>();\n    for (var i = 0; i < 9; i++)\n        list.Add(i);\n    object o = list;\n    var text = (string)o;\n    return new double[text.Length];\n}", 7)]
    [InlineData("in the five thousandth round", "double[] GenerateSignals(Bars bars)\n{\n    var a = new double[5000];\n    var b = new double[9];\n    for (var i = 0; i < 6000; i++)\n    {\n        b[0] = i;\n        a[i] = 1;\n        b[1] = i;\n    }\n    return a;\n}", 8)]
    [InlineData("in a method that is called often", "double[] GenerateSignals(Bars bars)\n{\n    var sum = 0;\n    for (var i = 0; i < 6000; i++)\n        sum += Ratio(i, 5000 - i);\n    return null;\n}\nint Ratio(int a, int b)\n{\n    var c = a + b;\n    c += a / b;\n    return c;\n}", 11)]
    [InlineData("in a lambda", "double[] GenerateSignals(Bars bars)\n{\n    return bars.Select((bar, i) =>\n    {\n        var a = new double[3];\n        var x = a[i];\n        return x;\n    }).ToArray();\n}", 6)]
    public async Task The_line_is_found(string where, string code, int line)
    {
        var outcome = await RuntimeException(code);

        Assert.Equal((where, line), (where, outcome.Errors[0].Line));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("a local variable of an iterator", "double[] GenerateSignals(Bars bars) => Values().ToArray();\nIEnumerable<double> Values()\n{\n    var § = new int[3];\n    yield return §[4];\n}", 5)]
    [InlineData("a local variable of a lambda", "double[] GenerateSignals(Bars bars)\n{\n    var § = new int[3];\n    Func<int> f = () => 1;\n    return [§[3], f()];\n}", 5)]
    public async Task The_line_is_found_beside_a_name_that_is_too_long_for_symbols(string what, string code, int line)
    {
        var outcome = await RuntimeException(code.Replace("§", new string('v', 1_100), StringComparison.Ordinal));

        Assert.Equal((what, line), (what, outcome.Errors[0].Line));
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
