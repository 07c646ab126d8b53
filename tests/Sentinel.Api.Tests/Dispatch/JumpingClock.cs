namespace Sentinel.Api.Tests.Dispatch;

/// <summary>A clock that is set by an hour now and then, while timers run a hundred times as fast as they should.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private const int Faster = 100;

    private long ticks;

    /// <summary>Sets it forward, or back.</summary>
    public void Jump(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref ticks));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    private static TimeSpan Sooner(TimeSpan time) => time > TimeSpan.Zero ? time / Faster : time;
}
