using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>All strategies at once: post them, and wait for all outcomes.</summary>
internal sealed class FanOut(SystemUnderLoad system, IReadOnlyList<FanOutPost> posts)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private int accepted;

    /// <summary>Posts and waits.</summary>
    public async Task<FanOutResult> Run(CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetUtcNow();
        var uses = new List<SystemUse> { system.Look() };
        var posting = ClosedLoop.Run(LoadClient.Connections, posts.Count, TimeSpan.MaxValue, Post, cancellationToken);
        var strategies = posts.Sum(post => post.Strategies);
        foreach (var quarter in Enumerable.Range(1, 4))
        {
            await Finish(strategies * quarter / 4, posting, cancellationToken);
            uses.Add(system.Look());
        }

        return new FanOutResult(await posting, system.Store.FinishedSince(since), uses, system.Launched.Clock);
    }

    private async Task Post(int item, CancellationToken cancellationToken)
    {
        var post = posts[item];
        await system.Client.Post(post.Route, post.Body, cancellationToken);
        Interlocked.Add(ref accepted, post.Strategies);
    }

    private async Task Finish(int count, Task posting, CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref accepted) - system.Store.CountUnfinished() < count)
        {
            if (posting.IsFaulted) await posting;
            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
