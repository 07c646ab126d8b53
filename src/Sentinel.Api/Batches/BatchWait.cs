using Sentinel.Api.Backtests;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Waits for what finishes in a batch.</summary>
/// <remarks>It looks from time to time: items finish by the hundred a second, and a look costs less than as many wake-ups.</remarks>
internal sealed class BatchWait(IBatchStore batches, WaitingRoom room, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>The batch once enough items are finished, all are, the time is over or the process stops; null when the id is unknown.</summary>
    public async Task<Batch?> For(Guid id, int finished, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        using var seat = atMost > TimeSpan.Zero ? room.Enter(id) : null;

        var pause = FirstPause;
        var batch = await batches.Find(id, cancellationToken);
        while (seat is { IsOpen: true } && batch is { IsTerminal: false } && batch.Finished < finished && time.GetElapsedTime(begin) < atMost)
        {
            await seat.Wait(pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            batch = await batches.Find(id, cancellationToken);
        }

        return batch;
    }
}
