using System.Text.Json;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Split;

/// <summary>Where the CPU time of a strategy goes, measured in a process with the runtime settings of a runner, but without its walls around the process.</summary>
internal static class SplitRun
{
    public const string Command = "stages";

    public static async Task<StageTimes> Run(IEnumerable<GeneratedStrategy> strategies, FileInfo bars, CancellationToken cancellationToken)
    {
        var codes = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(codes, JsonSerializer.Serialize(strategies.Select(strategy => strategy.Code)), cancellationToken);
            return JsonSerializer.Deserialize<StageTimes>(await RunnerLikeProcess.Output([Command, codes, bars.FullName], cancellationToken))!;
        }
        finally
        {
            File.Delete(codes);
        }
    }
}
