using System.Globalization;

namespace Sentinel.Load.Systems;

/// <summary>CPU time and memory of processes and all that they started, read from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>The processes as they stand now; what has ended counts for whoever waited for it.</summary>
    public static IReadOnlyList<ProcessUse> Look(IEnumerable<int> roots)
    {
        var processes = Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? Read(id) : null)
            .OfType<Stat>()
            .ToList();
        var members = new HashSet<int>(roots);
        while (processes.Any(process => members.Contains(process.Parent) && members.Add(process.Id)))
        {
            // Another generation may follow.
        }

        return
        [
            .. processes.Where(process => members.Contains(process.Id)).OrderBy(process => process.Id).Select(process => new ProcessUse(
                process.Id,
                TimeSpan.FromSeconds(process.CpuTicks / TicksPerSecond),
                TimeSpan.FromSeconds(process.ChildrenTicks / TicksPerSecond),
                process.ResidentPages * Environment.SystemPageSize / 1024.0 / 1024.0)),
        ];
    }

    /// <summary>CPU time of everything that ran on the machine since it started.</summary>
    public static TimeSpan MachineCpu()
    {
        // cpu user nice system idle iowait irq softirq steal
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((Field(1) + Field(2) + Field(3) + Field(6) + Field(7)) / TicksPerSecond);
    }

    private static Stat? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            // The name may hold spaces and brackets; the fields follow the last bracket.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
            return new Stat(id, (int)Field(1), Field(11) + Field(12), Field(13) + Field(14), Field(21));
        }
        catch (IOException)
        {
            return null; // ended between the listing and the reading
        }
    }

    private sealed record Stat(int Id, int Parent, long CpuTicks, long ChildrenTicks, long ResidentPages);
}
