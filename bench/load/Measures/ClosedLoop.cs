using System.Diagnostics;

namespace Sentinel.Load.Measures;

/// <summary>So many callers, each of whom asks again as soon as it is answered: shows how much can be done.</summary>
internal static class ClosedLoop
{
    /// <summary>Runs for a while, or until every item has had its turn.</summary>
    /// <param name="callers">How many.</param>
    /// <param name="items">How many items there are at most.</param>
    /// <param name="time">How long.</param>
    /// <param name="ask">What is done with one item.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public static async Task<LoopResult> Run(int callers, int items, TimeSpan time, Func<int, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        async Task<List<TimeSpan>> Call()
        {
            var latencies = new List<TimeSpan>();
            while (Stopwatch.GetElapsedTime(start) < time && Interlocked.Increment(ref next) is var item && item < items)
            {
                var asked = Stopwatch.GetTimestamp();
                await ask(item, cancellationToken);
                latencies.Add(Stopwatch.GetElapsedTime(asked));
            }

            return latencies;
        }

        var latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(Call, cancellationToken)));
        return new LoopResult([.. latencies.SelectMany(list => list)], Stopwatch.GetElapsedTime(start));
    }
}
