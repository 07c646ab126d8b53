using System.Diagnostics;
using System.Globalization;

namespace Sentinel.Worker.Sandbox;

/// <summary>What a process has taken so far.</summary>
/// <param name="ResidentBytes">Memory that it holds now.</param>
/// <param name="ProcessorTime">Processor time of all its threads.</param>
/// <param name="Threads">Its threads; null where counting them is not cheap.</param>
internal readonly record struct ProcessUse(long ResidentBytes, TimeSpan ProcessorTime, int? Threads)
{
    private const int TicksPerSecond = 100;

    /// <summary>Asks the operating system.</summary>
    /// <exception cref="InvalidOperationException">The process is gone.</exception>
    /// <exception cref="IOException">The process is gone.</exception>
    public static ProcessUse Of(Process process)
    {
        if (OperatingSystem.IsLinux()) return Parse(File.ReadAllText($"/proc/{process.Id}/stat"));

        process.Refresh();
        return new ProcessUse(process.WorkingSet64, process.TotalProcessorTime, Threads: null);
    }

    // The name in brackets may hold spaces and brackets; numbered fields follow the last one.
    private static ProcessUse Parse(string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessUse(
            Number(fields[21]) * Environment.SystemPageSize,
            TimeSpan.FromSeconds((double)(Number(fields[11]) + Number(fields[12])) / TicksPerSecond),
            (int)Number(fields[17]));
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
