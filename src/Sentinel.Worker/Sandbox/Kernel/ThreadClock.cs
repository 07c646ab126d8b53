using System.Diagnostics;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>Processor time of one thread, which any thread of the process may read.</summary>
internal sealed class ThreadClock
{
    // Where the processor's time cannot be read, a thread is taken to get at least this share of the wall's.
    private const int LeastShare = 4;

    private readonly long start = Stopwatch.GetTimestamp();
    private readonly int? clock;

    private ThreadClock(int? clock) => this.clock = clock;

    /// <summary>What the thread has used; where that cannot be read, a quarter of the time that passed since the clock was made.</summary>
    public TimeSpan Now => clock is { } id && Libc.ReadClock(id, out var time) == 0 ? time.Span : Stopwatch.GetElapsedTime(start) / LeastShare;

    /// <summary>The clock of the calling thread.</summary>
    public static ThreadClock OfThisThread() => new(OperatingSystem.IsLinux() && Libc.Call(SystemCalls.Gettid) is > 0 and var thread ? ClockOf((int)thread) : null);

    // MAKE_THREAD_CPUCLOCK(thread, CPUCLOCK_SCHED) of the kernel.
    private static int ClockOf(int thread) => (~thread << 3) | 4 | 2;
}
