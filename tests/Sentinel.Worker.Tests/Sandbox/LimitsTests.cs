using Sentinel.Core.Strategies;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Strategies that bring their process down; each test ends with a strategy that must not notice.</summary>
public sealed class LimitsTests(LimitsTests.Sandboxes sandboxes) : IClassFixture<LimitsTests.Sandboxes>
{
    [Theory(Timeout = 60_000)]
    [InlineData("in the method", "double[] GenerateSignals(Bars bars) { while (true) { } }")]
    [InlineData("in a static constructor", "class S { static S() { while (true) { } } double[] GenerateSignals(Bars bars) => null; }")]
    [InlineData("in a property", "double[] GenerateSignals(Bars bars) => Endless;\ndouble[] Endless { get { while (true) { } } }")]
    [InlineData("in a lambda", "double[] GenerateSignals(Bars bars) => bars.Select(bar => { while (true) { } return 0.0; }).ToArray();")]
    [InlineData("in a constructor", "class S { S() { for (;;) ; } double[] GenerateSignals(Bars bars) => null; }")]
    [InlineData("in an iterator", "IEnumerable<double> GenerateSignals(Bars bars) { while (true) { } yield break; }")]
    [InlineData("in an exception's message", "class E : Exception { public override string Message { get { while (true) { } } } }\ndouble[] GenerateSignals(Bars bars) => throw new E();")]
    [InlineData("while allocating", "double[] GenerateSignals(Bars bars) { while (true) _ = new double[1000]; }")]
    public async Task A_loop_without_end_is_over_at_the_time_limit(string where, string code)
    {
        var outcome = await sandboxes.ShortOfTime.Disqualification(code);

        Assert.Equal((where, DisqualificationReason.TimeLimit), (where, outcome.Reason));
        Assert.Contains("did not end within 3 s", outcome.Message, StringComparison.Ordinal);
        await TheNextStrategyIsUnaffected(sandboxes.ShortOfTime);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_never_ends_hears_that_it_did_not_over_a_few_bars_either()
    {
        var outcome = await sandboxes.ShortOfTime.Disqualification("double[] GenerateSignals(Bars bars) { while (true) { } }");

        Assert.Contains("look for a loop that does not end: over the first 3 bars alone it did not end either", outcome.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("i * 300_000L", "its work grows with the square of the bars", "compute each indicator once before the loop")]
    [InlineData("12_000_000L", "its work is too much for each bar", "look at fewer bars from each")]
    public async Task Who_is_late_hears_how_the_work_grows(string steps, string cause, string remedy)
    {
        var outcome = await sandboxes.ShortOfTime.Disqualification(
            $"double[] GenerateSignals(Bars bars) {{ var t = new double[bars.Count]; for (var i = 0; i < bars.Count; i++) for (var j = 0L; j < {steps}; j++) t[i] = Math.Min(0, Math.Sqrt(j)); return t; }}");

        Assert.Equal(DisqualificationReason.TimeLimit, outcome.Reason);
        Assert.Contains(cause, outcome.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, outcome.Message, StringComparison.Ordinal);
        await TheNextStrategyIsUnaffected(sandboxes.ShortOfTime);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_recursion_without_end_is_a_crash()
    {
        var outcome = await sandboxes.Patient.Disqualification("double[] GenerateSignals(Bars bars) => Deeper(bars, 1);\ndouble[] Deeper(Bars bars, int depth) => depth < 0 ? null : Deeper(bars, depth + 1).ToArray();");

        Assert.Equal(DisqualificationReason.Crashed, outcome.Reason);
        Assert.Contains("overflowed its stack", outcome.Message, StringComparison.Ordinal);
        await TheNextStrategyIsUnaffected(sandboxes.Patient);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("in one piece", "double[] GenerateSignals(Bars bars) => new double[100_000_000];")]
    [InlineData("as a string", "double[] GenerateSignals(Bars bars) { var text = \"x\"; while (true) text += text; }")]
    [InlineData("in a text that is built", "double[] GenerateSignals(Bars bars) { var text = new System.Text.StringBuilder(); while (true) text.Append('x', 1_000_000); }")]
    [InlineData("piece by piece", "double[] GenerateSignals(Bars bars) { var all = new List<double[]>(); while (true) all.Add(new double[1_000_000]); }")]
    public async Task More_memory_than_there_is_ends_as_memory_limit(string how, string code)
    {
        var outcome = await sandboxes.Patient.Disqualification(code);

        Assert.Equal((how, DisqualificationReason.MemoryLimit), (how, outcome.Reason));
        await TheNextStrategyIsUnaffected(sandboxes.Patient);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("in pieces", "double[] GenerateSignals(Bars bars) { var all = new List<double[]>(); while (true) { try { while (true) all.Add(new double[100_000]); } catch (Exception) { } } }")]
    [InlineData("once", "double[] GenerateSignals(Bars bars) { var all = bars.Close.ToArray(); try { all = new double[100_000_000]; } catch (Exception) { } while (all.Length > 0) { } return all; }")]
    public async Task A_loop_without_end_behind_memory_that_ran_out_is_a_memory_limit(string how, string code)
    {
        var outcome = await sandboxes.ShortOfTime.Disqualification(code);

        Assert.Equal((how, DisqualificationReason.MemoryLimit), (how, outcome.Reason));
        await TheNextStrategyIsUnaffected(sandboxes.ShortOfTime);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("a sequence without end", "IEnumerable<int> GenerateSignals(Bars bars) { while (true) yield return 1; }")]
    [InlineData("an array", "double[] GenerateSignals(Bars bars) => new double[1_000_001];")]
    public async Task More_output_than_is_read_ends_as_output_limit(string what, string code)
    {
        var outcome = await sandboxes.Patient.Disqualification(code);

        Assert.Equal((what, DisqualificationReason.OutputLimit), (what, outcome.Reason));
        Assert.Contains("more than 1,000,000 values for 240 bars", outcome.Message, StringComparison.Ordinal);
        await TheNextStrategyIsUnaffected(sandboxes.Patient);
    }

    private static async Task TheNextStrategyIsUnaffected(SandboxHost sandbox)
    {
        var targets = await sandbox.Targets("double[] GenerateSignals(Bars bars) => bars.Select(_ => 0.5).ToArray();");

        Assert.All(targets, target => Assert.Equal(0.5, target));
    }

    /// <summary>Who goes on until the clock stops him meets a fast clock; the others must end before a slow machine's clock does.</summary>
    public sealed class Sandboxes : IDisposable
    {
        internal SandboxHost ShortOfTime { get; } = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:03"));

        internal SandboxHost Patient { get; } = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:30"));

        public void Dispose()
        {
            ShortOfTime.Dispose();
            Patient.Dispose();
        }
    }
}
