using System.Diagnostics;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>How long one waits for a single strategy while a fan-out that came before drains.</summary>
internal static class Turns
{
    /// <summary>Posts the batches all at once, then single strategies one after the other until the batches are done or the strategies used up.</summary>
    public static async Task<IReadOnlyList<Figure>> Run(
        SystemUnderLoad system, IReadOnlyList<FanOutPost> batches, IReadOnlyList<byte[]> singles, CancellationToken cancellationToken)
    {
        var posting = Task.WhenAll(batches.Select(batch => system.Client.Post(batch.Route, batch.Body, cancellationToken)));
        var start = Stopwatch.GetTimestamp();
        var (during, after) = (new List<TimeSpan>(), new List<TimeSpan>());
        foreach (var single in singles)
        {
            var accepted = posting.IsCompleted;
            if (accepted && system.Store.CountUnfinished() == 0) break;

            var asked = Stopwatch.GetTimestamp();
            await system.Client.PostAndWait(single, cancellationToken);
            (accepted ? after : during).Add(Stopwatch.GetElapsedTime(asked));
        }

        await posting;
        await system.BecomesIdle(cancellationToken);
        return
        [
            new("all done after", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"),
            new("a single job while the batches are accepted", Waited(during)),
            new("a single job while they drain", Waited(after)),
        ];
    }

    private static string Waited(List<TimeSpan> latencies) => latencies.Count == 0
        ? "none"
        : FormattableString.Invariant($"{Latencies.Of(latencies)}, worst {latencies.Max().TotalMilliseconds:F0} ms, of {latencies.Count}");
}
