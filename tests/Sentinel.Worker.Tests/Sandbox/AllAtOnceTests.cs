using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>What a strategy that fails is told: all that is wrong with it, so that one answer is enough to mend it.</summary>
[Collection(SharedSandbox.Name)]
public sealed class AllAtOnceTests(SandboxHost sandbox)
{
    [Fact(Timeout = 60_000)]
    public async Task Every_forbidden_construct_is_named_with_its_place_and_hint()
    {
        var outcome = await sandbox.Disqualification("""
            [Serializable]
            public class Mean
            {
                private volatile int runs;

                [Obsolete]
                public async Task<double[]> GenerateSignals(Bars bars)
                {
                    lock (this) runs++;
                    Console.WriteLine(typeof(Mean).Name);
                    await Task.Delay(1);
                    var now = DateTime.UtcNow;
                    return new double[bars.Count];
                }
            }
            """);

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal([1, 4, 6, 7, 7, 9, 10, 10, 11, 11, 12], outcome.Errors.Select(error => error.Line));
        Assert.All(outcome.Errors, error => Assert.NotNull(error.Hint));
        Assert.EndsWith("(10 more)", outcome.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_forbidden_and_what_does_not_compile_are_told_together()
    {
        var outcome = await sandbox.Disqualification("""
            double[] GenerateSignals(Bars bars)
            {
                var x = missing;
                var y = File.ReadAllText("x");
                unsafe { }
                return bars.Closes.ToArray();
            }
            """);

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal([4, 5, 3, 6], outcome.Errors.Select(error => error.Line));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_slip_of_the_keyboard_hides_nothing_that_is_forbidden()
    {
        var outcome = await sandbox.Disqualification("""
            double[] GenerateSignals(Bars bars)
            {
                Console.WriteLine(bars.Count)
                lock (bars) { }
                return new double[bars.Count];
            }
            """);

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Equal([(3, null), (4, null), (3, "CS1002")], outcome.Errors.Select(error => (error.Line, error.Code == "CS0103" ? null : error.Code)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wrong_signature_is_told_with_the_errors_elsewhere()
    {
        var outcome = await sandbox.Disqualification("void GenerateSignals(Bars bars)\n{\n    var x = missing;\n}");

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal([1, 3], outcome.Errors.Select(error => error.Line));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_source_without_the_method_hears_what_else_it_may_not()
    {
        var outcome = await sandbox.Disqualification("class Robot\n{\n    void OnBar() { Console.WriteLine(1); }\n}");

        Assert.Equal(DisqualificationReason.ContractViolation, outcome.Reason);
        Assert.Contains("GenerateSignals", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(3, Assert.Single(outcome.Errors).Line);
    }

    [Fact(Timeout = 60_000)]
    public async Task Forbidden_characters_are_all_named()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(Bars bars) // \u200B\n{\n    lock (bars) { } // \u202E\n    return null;\n}");

        Assert.Equal([(1, 40), (3, 5), (3, 24)], outcome.Errors.Select(error => (error.Line, error.Column)));
    }

    [Fact(Timeout = 60_000)]
    public async Task At_most_twenty_are_named_and_the_rest_counted()
    {
        var outcome = await sandbox.Disqualification(
            $"double[] GenerateSignals(Bars bars)\n{{\n{string.Concat(Enumerable.Repeat("lock (bars) { }\n", 30))}return null;\n}}");

        Assert.Equal(20, outcome.Errors.Count);
        Assert.EndsWith("(29 more)", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("class Trend : IStrategy { public double[] GenerateSignals(Bars bars) => null; }", 1, "Remove ': IStrategy'")]
    [InlineData("class Trend : Robot { public double[] GenerateSignals(Bars bars) => null; }", 1, "Remove ': Robot'")]
    [InlineData("class Trend : Strategy<Bars> { public double[] GenerateSignals(Bars bars) => null; }", 1, "Remove ': Strategy<Bars>'")]
    [InlineData("class Trend : QCAlgorithm, IDisposable { public double[] GenerateSignals(Bars bars) => null; public void Dispose() { } }", 1, "Remove ': QCAlgorithm, IDisposable'")]
    [InlineData("class Trend\n{\n    public override double[] GenerateSignals(Bars bars) => null;\n}", 3, "Remove 'override'")]
    [InlineData("using cAlgo.API;\ndouble[] GenerateSignals(Bars bars) => null;", 1, "Remove that line")]
    [InlineData("using NinjaTrader.NinjaScript.Indicators;\ndouble[] GenerateSignals(Bars bars) => null;", 1, "Remove that line")]
    [InlineData("using QuantConnect.Data;\ndouble[] GenerateSignals(Bars bars) => null;", 1, "Remove that line")]
    public async Task What_another_platform_needs_is_to_be_removed(string code, int line, string hint)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.Equal(DisqualificationReason.CompileError, outcome.Reason);
        Assert.Equal(line, outcome.Errors[0].Line);
        Assert.StartsWith(hint, outcome.Errors[0].Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("assembly reference", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("class Bars : List<double> { }\ndouble[] GenerateSignals(Bars bars) => null;", "'Bars'")]
    [InlineData("record struct Parameters(int N);\ndouble[] GenerateSignals(Bars bars, Parameters p) => null;", "'Parameters'")]
    [InlineData("using Bars = System.Collections.Generic.List<double>;\ndouble[] GenerateSignals(Bars bars) => null;", "'Bars'")]
    [InlineData("class Series { }\ndouble[] GenerateSignals(Bars bars) { Series close = bars.Close; return null; }", "'Series'")]
    public async Task A_name_that_hides_a_given_one_is_named(string code, string name)
    {
        var outcome = await sandbox.Disqualification(code);

        Assert.Contains(outcome.Errors, error => error.Line == 1 && error.Message == $"Your own {name} hides the one that a strategy is given." && error.Hint == "Remove it, or give it another name");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("TimeZoneInfo.FindSystemTimeZoneById(\"America/New_York\")")]
    [InlineData("TimeZoneInfo.Local")]
    [InlineData("bars.Time[0].ToLocalTime()")]
    [InlineData("bars.Time[0].LocalDateTime")]
    public async Task Who_asks_for_a_time_zone_hears_how_to_do_without(string expression)
    {
        var outcome = await sandbox.Disqualification($"double[] GenerateSignals(Bars bars) {{ var x = {expression}; return null; }}");

        Assert.Equal(DisqualificationReason.ForbiddenApi, outcome.Reason);
        Assert.Contains("ToOffset", outcome.Errors[0].Hint, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_missing_brace_is_sought_before_the_one_that_closes_nothing()
    {
        var outcome = await sandbox.Disqualification("""
            double[] GenerateSignals(Bars bars)
            {
                var targets = new double[bars.Count];
                for (var i = 1; i < bars.Count; i++)
                    targets[i] = 1;
                }
                return targets;
            }
            """);

        Assert.Equal((7, 5), (outcome.Errors[0].Line, outcome.Errors[0].Column));
        Assert.Contains("a brace is missing", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((8, "This brace closes nothing."), (outcome.Errors[^1].Line, outcome.Errors[^1].Message));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("double[] GenerateSignals(Bars bars) => GenerateSignals(bars, 3);\ndouble[] GenerateSignals(Bars bars, int n) => bars.Select(_ => 0.5).ToArray();")]
    [InlineData("double[] GenerateSignals(Bars bars, int n) => bars.Select(_ => 0.5).ToArray();\ndouble[] GenerateSignals(Bars bars) => GenerateSignals(bars, 3);")]
    [InlineData("class A { double[] GenerateSignals(Series close) => null; public double[] GenerateSignals(Bars bars) => bars.Select(_ => 0.5).ToArray(); }")]
    [InlineData("double[] GenerateSignals<T>(Bars bars) => null;\nstatic double[] GenerateSignals(Bars bars, Parameters p) => bars.Select(_ => 0.5).ToArray();")]
    [InlineData("static class Helper { public static double[] GenerateSignals(double[] closes) => closes; }\ndouble[] GenerateSignals(Bars bars) => bars.Select(_ => 0.5).ToArray();")]
    [InlineData("abstract class Base { public abstract double[] GenerateSignals(Bars bars); public double[] GenerateSignals(Bars bars, double x) => bars.Select(_ => x).ToArray(); }\nclass Own : Base { public override double[] GenerateSignals(Bars bars) => GenerateSignals(bars, 0.5); }")]
    public async Task Of_several_methods_the_one_that_can_be_called_counts(string code)
    {
        Assert.All(await sandbox.Targets(code), target => Assert.Equal(0.5, target));
    }

    [Fact(Timeout = 60_000)]
    public async Task Of_several_methods_none_of_which_can_be_called_each_is_named()
    {
        var outcome = await sandbox.Disqualification("double[] GenerateSignals(int a) => null;\ndouble[] GenerateSignals(string b) => null;");

        Assert.Equal(DisqualificationReason.ContractViolation, outcome.Reason);
        Assert.Equal([1, 2], outcome.Errors.Select(error => error.Line));
    }
}
