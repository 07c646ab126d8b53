using System.Diagnostics;
using System.Text.Json;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>How long a sweep over a grid of parameters takes.</summary>
internal static class SweepRun
{
    /// <summary>Points of the grid.</summary>
    public const int Points = 10_000;

    private const string Strategy = """
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var fast = bars.Close.Sma(parameters.GetInt("fast", 12));
            var slow = bars.Close.Sma(parameters.GetInt("slow", 72));
            var targets = new double[bars.Count];
            for (var i = 0; i < bars.Count; i++) targets[i] = fast[i] > slow[i] ? 1 : 0;
            return targets;
        }
        """;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>From the request until all points are done; null where the API has no sweeps.</summary>
    public static async Task<TimeSpan?> Run(SystemUnderLoad system, CancellationToken cancellationToken)
    {
        var grid = new { fast = Enumerable.Range(2, 100), slow = Enumerable.Range(110, Points / 100) };
        var body = JsonSerializer.SerializeToUtf8Bytes(new { strategy_code = Strategy, grid });
        var asked = Stopwatch.GetTimestamp();
        if (await system.Client.PostTo("/v1/sweeps", body, cancellationToken) is not { } sweep) return null;

        var route = $"/v1/sweeps/{sweep.GetProperty("id").GetGuid()}";
        while (await system.Client.Get(route, cancellationToken) is { } state && !state.GetProperty("terminal").GetBoolean())
            await Task.Delay(PollInterval, cancellationToken);

        return Stopwatch.GetElapsedTime(asked);
    }
}
