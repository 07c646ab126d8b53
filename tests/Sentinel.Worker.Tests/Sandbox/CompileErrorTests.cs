using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class CompileErrorTests(SandboxHost sandbox)
{
    [Fact(Timeout = 60_000)]
    public async Task An_error_has_the_callers_line_and_column()
    {
        var outcome = await sandbox.Disqualification("""
            // a comment
            double[] GenerateSignals(Bars bars)
            {
                var x = missing + 1;
                return bars.Closes.ToArray();
            }
            """);

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal([(4, 13, "CS0103"), (5, 17, "CS1061")], outcome.Errors.Select(error => (error.Line, error.Column, error.Code!)));
        Assert.StartsWith("Line 4, column 13: The name 'missing' does not exist", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_error_in_a_fence_has_the_line_and_column_of_the_text_as_it_was_sent()
    {
        var outcome = await sandbox.Disqualification("Here:\n```cs\ndouble[] GenerateSignals(Bars bars) => missing;\n```\nDone.");

        Assert.Equal((3, 40), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Fact(Timeout = 60_000)]
    public async Task Code_in_another_language_is_told_what_to_send()
    {
        var outcome = await sandbox.Disqualification("```python\ndef generate_signals(bars):\n    return []\n```");

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Contains("C#", outcome.Errors[0].Hint, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("on the first line", "double[] GenerateSignals(Bars bars) => missing;", 1, 40)]
    [InlineData("in a type", "class Rule {\n  int x = missing;\n}\ndouble[] GenerateSignals(Bars bars) => null;", 2, 11)]
    [InlineData("after a type", "class Rule { }   double[] GenerateSignals(Bars bars) => missing;", 1, 57)]
    [InlineData("in a using line", "using System;\nusing Nowhere.AtAll;\ndouble[] GenerateSignals(Bars bars) => null;", 2, 7)]
    [InlineData("in the second using of a line", "using System; using Nowhere;\ndouble[] GenerateSignals(Bars bars) => null;", 1, 21)]
    [InlineData("in a late using line", "double[] GenerateSignals(Bars bars) => null;\n  using Nowhere;", 2, 9)]
    [InlineData("in a bare extension method", "double[] GenerateSignals(Bars bars) => null;\n  private static double F(this Series s) =>\n missing;", 3, 2)]
    [InlineData("after a defined symbol", "#define A\ndouble[] GenerateSignals(Bars bars) => missing;", 2, 40)]
    [InlineData("a symbol that is defined too late", "double[] GenerateSignals(Bars bars) => null;\n#define A", 2, 2)]
    [InlineData("a brace that leaves a bare extension method", "double[] GenerateSignals(Bars bars) => null;\nstatic double F(this Series s) { return 1; } }", 2, 46)]
    [InlineData("syntax", "double[] GenerateSignals(Bars bars)\n{\n    return null\n}", 3, 16)]
    [InlineData("an unclosed brace", "double[] GenerateSignals(Bars bars)\n{\n    if (true) {\n    return null;\n}", 5, 2)]
    public async Task The_place_is_exact(string where, string code, int line, int column)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal((where, line, column), (where, outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_brace_that_closes_nothing_does_not_open_a_class_of_its_own()
    {
        var outcome = await sandbox.Disqualification("""
            double[] GenerateSignals(Bars bars) => null;
            }
            class Escaped
            {
            """);

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal((2, 1), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Fact(Timeout = 60_000)]
    public async Task At_most_twenty_errors_are_named()
    {
        var statements = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"x{i} = 1;"));

        var outcome = await sandbox.Disqualification($"double[] GenerateSignals(Bars bars)\n{{\n{statements}\nreturn null;\n}}");

        Assert.Equal(20, outcome.Errors.Count);
        Assert.EndsWith("(49 more)", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("a type", "class § { }", "CS7013")]
    [InlineData("a method", "void §() { }", "CS7013")]
    [InlineData("a field", "int §;", "CS7013")]
    [InlineData("a property", "int § { get; set; }", "CS7013")]
    [InlineData("a parameter", "int F(int §) => 1;", "CS7013")]
    public async Task A_name_that_is_too_long_for_an_assembly_is_placed(string what, string code, string error)
    {
        var outcome = await sandbox.Disqualification($"double[] GenerateSignals(Bars bars) => null;\n{code.Replace("§", new string('v', 1_100), StringComparison.Ordinal)}");

        Assert.Equal((what, DisqualificationReason.CompileError), (what, outcome.Reason));
        Assert.Equal((2, error), (outcome.Errors[0].Line, outcome.Errors[0].Code));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("a variable that outlives a step of an iterator", "IEnumerable<int> F() { var § = 1; yield return 1; yield return §; }")]
    [InlineData("a variable that a lambda captures", "int F() { var § = 1; Func<int> f = () => §; return f(); }")]
    public async Task A_name_that_the_compiler_makes_too_long_is_an_error(string what, string code)
    {
        var outcome = await sandbox.Disqualification($"double[] GenerateSignals(Bars bars) => null;\n{code.Replace("§", new string('v', 1_100), StringComparison.Ordinal)}");

        Assert.Equal((what, DisqualificationReason.CompileError, "CS7013"), (what, outcome.Reason, outcome.Errors[0].Code));
    }

    [Fact(Timeout = 60_000)]
    public async Task Thousands_of_errors_are_counted_and_take_no_longer_than_hundreds()
    {
        var outcome = await sandbox.Disqualification(
            $"double[] GenerateSignals(Bars bars)\n{{\n{string.Concat(Enumerable.Range(0, 4_000).Select(i => $"x{i} = 1;\n"))}}}");

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.EndsWith("(4000 more)", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Our_own_class_is_not_spoken_of()
    {
        var outcome = await sandbox.Disqualification("""
            double level = 1;
            static double[] GenerateSignals(Bars bars) => bars.Select(_ => level).ToArray();
            """);

        Assert.Equal((2, "CS0120"), (outcome.Errors[0].Line, outcome.Errors[0].Code));
        Assert.DoesNotContain("__Strategy", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_fence_in_another_language_is_told_to_be_csharp()
    {
        var outcome = await sandbox.Disqualification("Here you are:\n```python\ndef generate_signals(bars): pass\n```");

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal(2, outcome.Errors[0].Line);
        Assert.Contains("csharp", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_did_not_compile_took_no_time_to_run()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(Bars bars) => missing;");

        Assert.True(outcome.CompileTime > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, outcome.RunTime);
    }
}
