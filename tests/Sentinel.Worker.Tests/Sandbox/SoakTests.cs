using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Sentinel.Core.Strategies;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>Thousands of strategies through one sandbox; runs only where <c>SENTINEL_SOAK</c> says how many.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Samples = 20;

    // Of twenty strategies one is hostile, three fail and the others are honest.
    private static readonly (string Kind, string Code, DisqualificationReason? Reason)[] Failing =
    [
        ("misspelt", "double[] GenerateSignals(Bars bars) => bars.Closee.ToArray();", DisqualificationReason.CompileError),
        ("too short", "double[] GenerateSignals(Bars bars) => new double[1];", DisqualificationReason.ContractViolation),
        ("throwing", "double[] GenerateSignals(Bars bars) => bars.Select(bar => double.Parse(\"x\")).ToArray();", DisqualificationReason.RuntimeException),
    ];

    private static readonly (string Kind, string Code, DisqualificationReason? Reason)[] Hostile =
    [
        ("endless", "double[] GenerateSignals(Bars bars) { while (true) { } }", DisqualificationReason.TimeLimit),
        ("recursive", "double[] GenerateSignals(Bars bars) => Deeper(bars, 1);\ndouble[] Deeper(Bars bars, int depth) => depth < 0 ? null : Deeper(bars, depth + 1).ToArray();", DisqualificationReason.Crashed),
        ("greedy", "double[] GenerateSignals(Bars bars) { var all = new List<double[]>(); while (true) all.Add(new double[1_000_000]); }", DisqualificationReason.MemoryLimit),
        ("verbose", "IEnumerable<double> GenerateSignals(Bars bars) { while (true) yield return 0; }", DisqualificationReason.OutputLimit),
    ];

    [SoakFact]
    public async Task Nothing_is_lost_and_nothing_is_left_behind()
    {
        using var sandbox = SandboxHost.With(("Runners", "4"), ("WallTime", "00:00:02"));
        await sandbox.Targets(Honest(-1).Code);
        var endings = new ConcurrentDictionary<(string Kind, string Ending), int>();
        var figures = new List<(long MiB, int Descriptors, int Zombies)>();
        var clock = Stopwatch.StartNew();

        foreach (var part in Enumerable.Range(0, SoakFactAttribute.Count).Chunk(SoakFactAttribute.Count / Samples))
        {
            await Parallel.ForEachAsync(part, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            {
                var (kind, code, reason) = Strategy(i);
                var outcome = await sandbox.Run(code);
                var ending = (outcome as StrategyOutcome.Disqualified)?.Reason;
                endings.AddOrUpdate((kind, ending == reason ? "as it must" : $"{ending}"), 1, (_, count) => count + 1);
            });
            figures.Add(Figures());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part[^1] + 1,6} after {clock.Elapsed.TotalSeconds,5:0} s: worker {figures[^1].MiB} MiB, {figures[^1].Descriptors} descriptors, {figures[^1].Zombies} zombies"));
        }

        foreach (var ((kind, ending), count) in endings.OrderBy(entry => entry.Key)) output.WriteLine($"{kind}: {count} {ending}");
        Assert.Equal(SoakFactAttribute.Count, endings.Values.Sum());
        Assert.All(endings.Keys, key => Assert.Equal("as it must", key.Ending));
        Assert.All(figures, figure => Assert.Equal(0, figure.Zombies));
        Assert.InRange(figures[^1].Descriptors - figures[0].Descriptors, -20, 20);
        Assert.InRange(figures[^1].MiB - figures[Samples / 4].MiB, -200, 60);
    }

    private static (string Kind, string Code, DisqualificationReason? Reason) Strategy(int i) => (i % 20) switch
    {
        7 => Hostile[i / 20 % Hostile.Length],
        3 or 11 or 17 => Failing[i % Failing.Length],
        _ => Honest(i),
    };

    private static (string Kind, string Code, DisqualificationReason? Reason) Honest(int i) =>
        ("honest", $"double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > {100 + (i % 3)} ? {i} / 1e6 : 0.0).ToArray();", null);

    private static (long MiB, int Descriptors, int Zombies) Figures()
    {
        GC.Collect();
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var zombies = Process.GetProcesses().Count(process => File.Exists($"/proc/{process.Id}/stat") && IsZombieOf(self, process.Id));
        return (Environment.WorkingSet >> 20, Directory.GetFiles("/proc/self/fd").Length, zombies);
    }

    private static bool IsZombieOf(string parent, int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is ["Z", var owner, ..] && owner == parent;
        }
        catch (IOException)
        {
            return false; // gone in the meantime
        }
    }
}
