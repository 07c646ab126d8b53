using System.Diagnostics;

namespace Sentinel.Worker.Tests;

/// <summary>This assembly, started as a program that tries what no test may do in the process of the others.</summary>
internal static class ProbeProcess
{
    /// <summary>What it wrote: lines of fields between tabs.</summary>
    public static async Task<string[][]> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "exec", typeof(ProbeProcess).Assembly.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var probe = Process.Start(start)!;
        var errors = probe.StandardError.ReadToEndAsync();
        var text = await probe.StandardOutput.ReadToEndAsync();
        await errors;
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
