using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>The kernel's <c>timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ClockTime(nint Seconds, nint Nanoseconds)
{
    /// <summary>The same as we write it.</summary>
    public TimeSpan Span => TimeSpan.FromTicks((Seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / TimeSpan.NanosecondsPerTick));
}
