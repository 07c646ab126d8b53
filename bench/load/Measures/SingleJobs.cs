using System.Diagnostics;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>How long one waits for a single strategy, from request to outcome.</summary>
internal static class SingleJobs
{
    /// <summary>One after the other, on a system that has nothing else to do.</summary>
    public static async Task<Latencies> OnIdleSystem(SystemUnderLoad system, IReadOnlyList<byte[]> bodies, CancellationToken cancellationToken)
    {
        var latencies = new List<TimeSpan>();
        foreach (var body in bodies)
        {
            var asked = Stopwatch.GetTimestamp();
            await system.Client.PostAndWait(body, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(asked));
        }

        return Latencies.Of(latencies);
    }

    /// <summary>At a steady pace; from acceptance to outcome.</summary>
    public static async Task<Latencies> AtPace(SystemUnderLoad system, IReadOnlyList<byte[]> bodies, double perSecond, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetUtcNow();
        await SteadyPace.Run(perSecond, bodies.Count, (i, stop) => system.Client.Post(bodies[i], stop), cancellationToken);
        await system.BecomesIdle(cancellationToken);
        return Latencies.Of(system.Store.FinishedSince(since).Select(backtest => backtest.Latency));
    }
}
