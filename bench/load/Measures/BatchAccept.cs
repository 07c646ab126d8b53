using System.Diagnostics;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>How long the largest batch takes to be accepted.</summary>
internal static class BatchAccept
{
    /// <summary>Items of a batch.</summary>
    public const int Items = 1_000;

    /// <summary>The time of each batch; null where the API has no batches.</summary>
    public static async Task<IReadOnlyList<TimeSpan>?> Run(SystemUnderLoad system, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        foreach (var batch in codes.Chunk(Items))
        {
            var body = FanOutPost.OfMany(batch).Body;
            var asked = Stopwatch.GetTimestamp();
            if (await system.Client.PostTo(FanOutPost.Batches, body, cancellationToken) is null) return null;
            times.Add(Stopwatch.GetElapsedTime(asked));
            await system.BecomesIdle(cancellationToken);
        }

        return times;
    }
}
