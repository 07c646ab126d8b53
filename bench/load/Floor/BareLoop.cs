using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sentinel.Load.Floor;

/// <summary>One process of the floor: compiles, loads and runs its share of the strategies, one after the other.</summary>
internal static class BareLoop
{
    /// <summary>The last argument of a loop that begins again at the end, until it is told to terminate.</summary>
    public const string Endless = "endless";

    /// <summary>Takes every <paramref name="step"/>th unit and writes a mark for each to standard output.</summary>
    public static void Run(string unitFile, string barFile, int first, int step, bool isEndless)
    {
        using var ending = new CancellationTokenSource();
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ending.Cancel();
        });
        var units = JsonSerializer.Deserialize<string[]>(File.ReadAllText(unitFile))!;
        var prices = BarFile.Read(barFile);
        var compiler = new BareCompiler();
        var run = new BareRun(prices);
        var done = new List<Mark>(units.Length / step + 1);
        var ready = Now();
        for (var i = first; (isEndless || i < units.Length) && !ending.IsCancellationRequested; i += step)
        {
            var unit = units[i % units.Length];
            using var image = compiler.Compile(unit);
            if (run.Call(image) != prices.Count) throw new InvalidOperationException($"Not one target per bar:\n{unit}");
            done.Add(Now());
        }

        Console.WriteLine(JsonSerializer.Serialize(new LoopMarks(ready, done)));
    }

    private static Mark Now() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
}
