using System.Diagnostics;
using System.Text.Json;

namespace Sentinel.Load.Floor;

/// <summary>One process of the floor: compiles, loads and runs its share of the strategies, one after the other.</summary>
internal static class BareLoop
{
    /// <summary>Takes every <paramref name="step"/>th unit and writes a mark for each to standard output.</summary>
    public static void Run(string unitFile, string barFile, int first, int step)
    {
        var units = JsonSerializer.Deserialize<string[]>(File.ReadAllText(unitFile))!;
        var prices = BarFile.Read(barFile);
        var compiler = new BareCompiler();
        var run = new BareRun(prices);
        var marks = new List<Mark>(units.Length / step + 1);
        for (var i = first; i < units.Length; i += step)
        {
            using var image = compiler.Compile(units[i]);
            if (run.Call(image) != prices.Count) throw new InvalidOperationException($"Not one target per bar:\n{units[i]}");
            marks.Add(new Mark(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime));
        }

        Console.WriteLine(JsonSerializer.Serialize(marks));
    }
}
