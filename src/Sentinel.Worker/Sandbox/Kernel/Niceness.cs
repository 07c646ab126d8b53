using System.Globalization;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>How far a runner goes behind API, worker and broker where they want the same core: accepting and answering go before computing.</summary>
internal static class Niceness
{
    /// <summary>The niceness of runners: about a tenth of an ordinary program's share.</summary>
    public const int OfRunners = 10;

    /// <summary>Gives it to every thread of this process, those of the runtime among them; each hands it on to those that it starts.</summary>
    /// <returns>Whether all have it; one that is nicer already stays so, and counts as not having it.</returns>
    public static bool Apply() => Directory.EnumerateDirectories("/proc/self/task").All(HasIt);

    private static bool HasIt(string thread)
    {
        var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
        return Libc.SetPriority(0, id, OfRunners) == 0 || !Directory.Exists(thread);
    }
}
