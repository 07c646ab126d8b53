using System.Diagnostics;

namespace Sentinel.Worker.Sandbox;

/// <summary>Gives each runner a core of its own where a worker has as many runners as cores.</summary>
/// <remarks>
/// A strategy passes through several threads between two others. Left to the scheduler each of them wakes on a core that sleeps, and is there only
/// when that core has woken up: a sixth of a busy machine idled meanwhile. On one core each follows the other at once.
/// </remarks>
/// <param name="all">The cores that this process may use, a bit for each; none where that cannot be told.</param>
internal sealed class RunnerCores(nint all)
{
    private readonly nint[] each = [.. Enumerable.Range(0, IntPtr.Size * 8).Select(bit => (nint)1 << bit).Where(core => (all & core) != 0)];

    /// <summary>The cores of this process.</summary>
    public static RunnerCores OfThisProcess()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return new RunnerCores(0);

        using var self = Process.GetCurrentProcess();
        return new RunnerCores(self.ProcessorAffinity);
    }

    /// <summary>Where one of so many runners may run. With fewer than there are cores all may run everywhere: another worker may have the rest.</summary>
    public nint Of(int runner, int runners) => each.Length > 0 && runners >= each.Length ? each[runner % each.Length] : all;
}
