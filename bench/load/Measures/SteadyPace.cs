using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sentinel.Load.Measures;

/// <summary>Requests at fixed moments, whether or not earlier ones are answered: shows what a caller waits who cannot slow down.</summary>
internal static class SteadyPace
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    /// <summary>Asks for each item in its turn; a latency begins when the request was due, not when it could be sent.</summary>
    public static async Task<LoopResult> Run(double perSecond, int items, Func<int, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        var latencies = new ConcurrentBag<TimeSpan>();
        var start = Stopwatch.GetTimestamp();
        async Task Ask(int item)
        {
            await ask(item, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(start) - TimeSpan.FromSeconds(item / perSecond));
        }

        var asked = new List<Task>(items);
        using var timer = new PeriodicTimer(Tick);
        while (asked.Count < items && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var due = Math.Min(items, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond) + 1);
            while (asked.Count < due) asked.Add(Ask(asked.Count));
        }

        await Task.WhenAll(asked);
        return new LoopResult([.. latencies], Stopwatch.GetElapsedTime(start));
    }
}
