using System.Diagnostics;
using System.Globalization;

namespace Sentinel.TestKit;

/// <summary>The processes that another one has started, read from <c>/proc</c>.</summary>
public static class ChildProcesses
{
    /// <summary>Ids of those that are alive, lowest first.</summary>
    public static IReadOnlyList<int> Of(int parent) =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => IsAliveChild(id, parent)).Order()];

    private static bool IsAliveChild(int id, int parent)
    {
        try
        {
            // Fields from the state on: the name before it may hold spaces and brackets.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 3);
            return fields[0] != "Z" && fields[1] == parent.ToString(CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false; // gone in the meantime
        }
    }
}
