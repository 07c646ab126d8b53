using System.Collections.Concurrent;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>A clock that shows one time; whoever waits is woken at once, but for those who limit a request.</summary>
internal sealed class SkippingClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The wait that runs in real time: the limit of one request.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(2);

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>The waits that were skipped.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == RequestTimeout || dueTime < TimeSpan.Zero) return base.CreateTimer(callback, state, dueTime, period);

        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
