using System.Runtime.InteropServices;

namespace Sentinel.Load.Split;

/// <summary>CPU time of the calling thread alone: unlike a stopwatch, it does not run while others have the processor.</summary>
internal static class ThreadClock
{
    private const int OfThread = 3; // CLOCK_THREAD_CPUTIME_ID

    public static TimeSpan Now
    {
        get
        {
            if (Read(OfThread, out var time) != 0) throw new InvalidOperationException("There is no clock of the thread's CPU time.");
            return TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Time(nint Seconds, nint Nanoseconds);
}
