using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>All strategies at once: post them, and wait for all outcomes.</summary>
internal sealed class FanOut(SystemUnderLoad system, IReadOnlyList<byte[]> bodies)
{
    private const int Callers = 32;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongEnough = TimeSpan.FromHours(1);

    private int accepted;

    /// <summary>Posts and waits.</summary>
    /// <param name="launched">Since when the first quarter counts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FanOutResult> Run((long Ticks, DateTimeOffset Clock) launched, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetUtcNow();
        var uses = new List<SystemUse> { system.Look() };
        var posting = ClosedLoop.Run(Callers, bodies.Count, LongEnough, Post, cancellationToken);
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            await Finish(bodies.Count * quarter / 4, cancellationToken);
            uses.Add(system.Look());
        }

        var posts = await posting;
        return new FanOutResult(posts, system.Store.FinishedSince(since), uses, launched.Clock);
    }

    private async Task Post(int item, CancellationToken cancellationToken)
    {
        await system.Client.Post(bodies[item], cancellationToken);
        Interlocked.Increment(ref accepted);
    }

    private async Task Finish(int count, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref accepted) - system.Store.CountUnfinished() < count) await Task.Delay(PollInterval, cancellationToken);
    }
}
