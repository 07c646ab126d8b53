using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

[Collection(SharedSandbox.Name)]
public sealed class DeterminismTests(SandboxHost sandbox)
{
    // The source wall leaves a strategy no source of chance that is known: these go around it.
    private static readonly IReadOnlyList<MetadataReference> WholeReferences =
    [
        .. new[] { typeof(object), typeof(Enumerable), typeof(Bars) }.Select(type => type.Assembly.Location)
            .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "System.Runtime.dll"))
            .Append(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "System.Collections.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("an object's identity", "double[] GenerateSignals(Bars bars) => bars.Select(_ => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(new object()) % 1000 / 1000.0).ToArray();")]
    [InlineData("a text's hash", "double[] GenerateSignals(Bars bars) => bars.Select(_ => new object().GetHashCode() % 1000 / 1000.0).ToArray();")]
    public void Other_targets_over_the_same_bars_end_as_nondeterministic(string source, string code)
    {
        var executor = new StrategyExecutor(StrategyCompiler.Unguarded(WholeReferences));

        var outcome = Assert.IsType<StrategyOutcome.Disqualified>(executor.Execute(code, SandboxHost.Prices, Parameters.None));

        Assert.Equal((source, DisqualificationReason.Nondeterministic), (source, outcome.Reason));
        Assert.Contains("The target of bar 0 (2025-01-01T00:00Z) is", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((1, 10), (outcome.Errors[0].Line, outcome.Errors[0].Column));
    }

    [Fact]
    public void A_strategy_that_gets_at_the_memory_of_its_bars_changes_no_other_run()
    {
        const string Code = """
            using System.Runtime.InteropServices;
            double[] GenerateSignals(Bars bars)
            {
                ReadOnlySpan<double> closes = bars.Close;
                var first = closes[0];
                MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(closes), 1)[0] = 1e9;
                return bars.Select(_ => bars.Close[0] == 1e9 && first == 100 ? 1.0 : 0.0).ToArray();
            }
            """;
        var executor = new StrategyExecutor(StrategyCompiler.Unguarded(WholeReferences));
        var prices = SandboxHost.PricesOf(10);

        var outcome = executor.Execute(Code, prices, Parameters.None);

        Assert.All(Assert.IsType<StrategyOutcome.Completed>(outcome).Targets, target => Assert.Equal(1, target));
        Assert.Equal(100, prices.Close[0]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("counter", "class S { static int runs; double[] GenerateSignals(Bars bars) { runs++; return bars.Select(_ => runs == 1 ? 1.0 : 0.0).ToArray(); } }")]
    [InlineData("property", "class S { static int Runs { get; set; } double[] GenerateSignals(Bars bars) { Runs++; return bars.Select(_ => Runs == 1 ? 1.0 : 0.0).ToArray(); } }")]
    [InlineData("cache", "static class Cache { public static readonly List<double> Seen = new(); }\ndouble[] GenerateSignals(Bars bars) { Cache.Seen.Add(1); return bars.Select(_ => Cache.Seen.Count == 1 ? 1.0 : 0.0).ToArray(); }")]
    public async Task Static_state_begins_anew_in_the_second_run(string kind, string code)
    {
        var targets = await sandbox.Targets(code);

        Assert.True(targets.All(target => target == 1), kind);
    }

    // Texts whose hash is that of a probe are others in each process; both runs in one process find the same.
    [Theory(Timeout = 240_000)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    public async Task What_depends_on_the_process_s_seed_of_hashes_is_found_out_by_another_process(int runners, int spares)
    {
        const string Code = """
            class Probe(int hash)
            {
                public static int Seen;
                public int Number;
                public override int GetHashCode() => hash;
                public override bool Equals(object other) { if (other is string) Seen = Number; return false; }
            }
            double[] GenerateSignals(Bars bars)
            {
                var random = new Random(7);
                var probes = new HashSet<object>();
                for (var i = 0; i < 400_000; i++) probes.Add(new Probe(random.Next(int.MinValue, int.MaxValue)) { Number = i });
                for (var i = 0; Probe.Seen == 0 && i < 100_000; i++) probes.Contains("key " + i);
                return bars.Select((_, i) => i == 7 ? Probe.Seen / 1e6 : 0).ToArray();
            }
            """;
        using var pool = SandboxHost.With(("Runners", $"{runners}"), ("Spares", $"{spares}"), ("WallTime", "00:01:00"));

        var objection = await pool.Confirmation(Code);

        Assert.Equal(DisqualificationReason.Nondeterministic, objection?.Reason);
        Assert.Matches(@"^The target of bar 7 \(2025-01-01T07:00Z\) is 0(\.\d+)? in one run and 0(\.\d+)? in the next over the same bars; compute", objection!.Message);
    }

    [Theory(Timeout = 240_000)]
    [InlineData("a stack that overflows", "return [Deep(1)];", DisqualificationReason.Crashed)]
    [InlineData("an exception", "throw new InvalidOperationException(\"Here.\");", DisqualificationReason.Nondeterministic)]
    [InlineData("too few targets", "return new double[1];", DisqualificationReason.Nondeterministic)]
    public async Task What_ends_otherwise_in_another_process_is_disqualified(string how, string end, DisqualificationReason reason)
    {
        var honest = new StrategyRun("double[] GenerateSignals(Bars bars) => new double[bars.Count];", SandboxHost.Prices, Parameters.None);
        var other = honest with { StrategyCode = $"double[] GenerateSignals(Bars bars) {{ {end} }} static double Deep(double depth) => Deep(depth + 1) + depth;" };
        using var pool = SandboxHost.With(("Runners", "1"), ("WallTime", "00:01:00"));
        var first = Assert.IsType<StrategyOutcome.Completed>(await pool.Run(honest, CancellationToken.None));

        var objection = await pool.Confirm(other, first, CancellationToken.None);

        Assert.Equal((how, reason), (how, objection?.Reason));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_seeded_random_is_deterministic()
    {
        var targets = await sandbox.Targets("double[] GenerateSignals(Bars bars) { var random = new Random(7); return bars.Select(_ => random.NextDouble()).ToArray(); }");

        Assert.True(targets.Distinct().Count() > 200);
    }
}
