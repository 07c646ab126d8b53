namespace Sentinel.Worker.Sandbox;

/// <summary>
/// Ends a runner that is not done in time: by the clock, if it computed for at least half of that time; otherwise as soon as it did, and after
/// six times as long in any case.
/// </summary>
/// <remarks>Beside other programs a runner gets a small share of a core; that it is late then says nothing about its strategy.</remarks>
internal sealed class RunnerDeadline : IDisposable
{
    private const double LeastShare = 0.5;
    private const int MostPatience = 6;

    private readonly Lock gate = new();
    private readonly TimeSpan limit;
    private readonly Func<TimeSpan?> computed;
    private readonly Action end;
    private readonly TimeProvider time;
    private readonly long begun;
    private readonly ITimer timer;
    private bool isOver;
    private bool isDone;

    /// <summary>The time begins.</summary>
    /// <param name="limit">How long it has.</param>
    /// <param name="computed">Processor time since the beginning; null where nobody knows, and the clock alone decides.</param>
    /// <param name="end">What to do when the time is over, once.</param>
    /// <param name="time">The clock.</param>
    public RunnerDeadline(TimeSpan limit, Func<TimeSpan?> computed, Action end, TimeProvider time)
    {
        (this.limit, this.computed, this.end, this.time) = (limit, computed, end, time);
        begun = time.GetTimestamp();
        timer = time.CreateTimer(_ => Look(), null, limit, RunnerWatch.Interval);
    }

    /// <summary>Whether the time ran out.</summary>
    public bool IsOver
    {
        get
        {
            lock (gate) return isOver;
        }
    }

    /// <summary>It is done: from now on nothing is ended.</summary>
    public void Dispose()
    {
        lock (gate) isDone = true;
        timer.Dispose();
    }

    private void Look()
    {
        lock (gate)
        {
            if (isDone || isOver) return;
            if (computed() < limit * LeastShare && time.GetElapsedTime(begun) < limit * MostPatience) return;

            isOver = true;
            end();
        }
    }
}
