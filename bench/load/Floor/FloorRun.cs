using System.Diagnostics;
using System.Text.Json;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Floor;

/// <summary>What the machine could do at best: one bare process per core, no wall, no queue, no store.</summary>
internal static class FloorRun
{
    public const string Command = "bare";

    public static async Task<FloorRate> Run(IEnumerable<GeneratedStrategy> strategies, FileInfo bars, int processes, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var loops = await Loops(strategies, bars, processes, cancellationToken);
        return FloorRate.Of(start, [.. loops.Select(loop => loop.Done)]);
    }

    /// <summary>What each process did; the first took the strategies 1, 1 + processes and so on.</summary>
    public static async Task<IReadOnlyList<LoopMarks>> Loops(
        IEnumerable<GeneratedStrategy> strategies, FileInfo bars, int processes, CancellationToken cancellationToken)
    {
        var units = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(units, JsonSerializer.Serialize(strategies.Select(strategy => strategy.CompilationUnit)), cancellationToken);
            var loops = Enumerable.Range(0, processes).Select(first =>
                RunnerLikeProcess.Output([Command, units, bars.FullName, $"{first}", $"{processes}"], cancellationToken));
            return [.. (await Task.WhenAll(loops)).Select(output => JsonSerializer.Deserialize<LoopMarks>(output)!)];
        }
        finally
        {
            File.Delete(units);
        }
    }
}
