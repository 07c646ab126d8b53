using System.Diagnostics;
using System.Globalization;

namespace Sentinel.EndToEnd.Tests;

/// <summary>What a worker holds, read from <c>/proc</c>.</summary>
/// <param name="MiB">Memory resident now.</param>
/// <param name="Descriptors">Open files, pipes and sockets.</param>
/// <param name="Zombies">Its runners that have ended and were not buried.</param>
internal sealed record WorkerFigures(long MiB, int Descriptors, int Zombies)
{
    /// <summary>Those of a process.</summary>
    public static WorkerFigures Of(int processId) => new(
        long.Parse(StatOf(processId)![21], CultureInfo.InvariantCulture) * Environment.SystemPageSize >> 20,
        Directory.GetFiles($"/proc/{processId}/fd").Length,
        Process.GetProcesses().Count(process => IsZombieOf(processId, StatOf(process.Id))));

    private static bool IsZombieOf(int parent, string[]? stat) =>
        stat is ["Z", var owner, ..] && owner == parent.ToString(CultureInfo.InvariantCulture);

    // Fields from the state on: the name before it may hold spaces and brackets.
    private static string[]? StatOf(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // gone in the meantime
        }
    }
}
