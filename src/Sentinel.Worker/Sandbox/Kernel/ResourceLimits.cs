using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>What the kernel lets a runner take.</summary>
internal static class ResourceLimits
{
    private const int ProcessorSeconds = 0;
    private const int FileBytes = 1;
    private const int DataBytes = 2;
    private const int CoreBytes = 4;
    private const int OpenFiles = 7;

    private const ulong MostDataMiB = 700;

    // The runtime holds about 80, and every thread needs a pipe.
    private const ulong MostOpenFiles = 256;

    /// <summary>Sets them for this process.</summary>
    /// <param name="processorTime">Processor time of its whole life.</param>
    public static IsolationFinding Apply(TimeSpan processorTime)
    {
        if (!OperatingSystem.IsLinux()) return Finding(false, "only on Linux");

        var isNice = Niceness.Apply();
        var seconds = (ulong)Math.Ceiling(processorTime.TotalSeconds);
        (int Resource, ulong Most)[] limits =
        [
            (DataBytes, MostDataMiB << 20), (CoreBytes, 0), (FileBytes, 0), (OpenFiles, MostOpenFiles), (ProcessorSeconds, seconds),
        ];
        var failed = limits.Where(limit => !TryLower(limit.Resource, limit.Most)).Select(limit => limit.Resource).ToArray();
        return failed.Length == 0
            ? Finding(true, $"{MostDataMiB} MB of data, {MostOpenFiles} descriptors, {seconds} s of processor time, no core dump, no file grows, {(isNice ? $"niceness {Niceness.OfRunners}" : "no lower priority")}")
            : Finding(false, $"limits {string.Join(", ", failed)} cannot be set: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    // A limit that is lower already stays: raising it would need a privilege.
    private static bool TryLower(int resource, ulong most)
    {
        if (Libc.GetLimit(resource, out var present) != 0) return false;

        var lowered = Math.Min(most, present.Most);
        return Libc.SetLimit(resource, new ResourceLimit(lowered, lowered)) == 0;
    }

    private static IsolationFinding Finding(bool isActive, string detail) => new(IsolationMeasure.ResourceLimits, isActive, detail);
}
