using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>Tries before and after Landlock what it refuses before the filter stands; a process of its own, because it never lets go.</summary>
internal static class FileRulesProbe
{
    public const string Argument = "file-rules-probe";

    private static readonly (string Name, Action Attempt)[] Attempts =
    [
        ("read a file", static () => File.ReadAllText("/proc/self/status")),
        ("write a file", static () => File.Create(Path.Combine(Path.GetTempPath(), $"sentinel-{Environment.ProcessId}"), 1, FileOptions.DeleteOnClose).Dispose()),
        ("start a process", static () => Process.Start("/bin/true").WaitForExit()),
        ("listen", static () => Listen()),
    ];

    public static void Run()
    {
        var before = Attempts.Select(attempt => Result(attempt.Attempt)).ToArray();

        var finding = FileRules.Apply();

        Console.WriteLine($"rules\t{finding.IsActive}\t{finding.Detail}");
        foreach (var ((name, attempt), result) in Attempts.Zip(before)) Console.WriteLine($"{name}\t{result}\t{Result(attempt)}");
    }

    private static void Listen()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
    }

    private static string Result(Action attempt)
    {
        try
        {
            attempt();
            return "done";
        }
        catch (Exception)
        {
            return "refused";
        }
    }
}
