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
        var units = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(units, JsonSerializer.Serialize(strategies.Select(strategy => strategy.CompilationUnit)), cancellationToken);
            var start = Stopwatch.GetTimestamp();
            var loops = Enumerable.Range(0, processes).Select(first =>
                RunnerLikeProcess.Output([Command, units, bars.FullName, $"{first}", $"{processes}"], cancellationToken));
            var outputs = await Task.WhenAll(loops);
            return FloorRate.Of(start, [.. outputs.Select(output => JsonSerializer.Deserialize<Mark[]>(output)!)]);
        }
        finally
        {
            File.Delete(units);
        }
    }
}
