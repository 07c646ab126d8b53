using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Sentinel.TestKit;
using Sentinel.Worker.Tests.Sandbox.Kernel;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

[SupportedOSPlatform("linux")]
public sealed class DoctorCommandTests
{
    [LinuxFact]
    public async Task It_shows_each_measure_its_state_and_what_that_means()
    {
        var (exitCode, text) = await Doctor(dotnet: null);

        Assert.Equal(0, exitCode);
        Assert.Matches(@"system call filter\s+active\s+open, socket, exec and kill were tried and refused\s+A strategy that breaks out", text);
        Assert.Matches(@"resource limits\s+active\s+700 MB of data", text);
        Assert.Contains("The kernel confines strategies.", text, StringComparison.Ordinal);
        Assert.Matches(@"Compiler: (native|managed: .+)\.", text);
    }

    [LinuxFact]
    public async Task It_fails_where_the_kernel_does_not_confine_strategies()
    {
        using var folder = new TempFolder();

        var (exitCode, text) = await Doctor(UnconfinedRunner.In(folder));

        Assert.Equal(1, exitCode);
        Assert.Matches(@"system call filter\s+MISSING\s+no\s+A strategy that gets past", text);
        Assert.Contains("The kernel does NOT confine strategies", text, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task It_tells_machines_the_same()
    {
        var (_, text) = await Doctor(dotnet: null, "--json");

        using var report = JsonDocument.Parse(text);
        Assert.True(report.RootElement.GetProperty("is_kernel_isolated").GetBoolean());
        Assert.Equal("system_call_filter", report.RootElement.GetProperty("findings")[0].GetProperty("measure").GetString());
    }

    private static async Task<(int ExitCode, string Text)> Doctor(string? dotnet, params string[] options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(AppContext.BaseDirectory, "Sentinel.Worker.dll"), "doctor", .. options])
        {
            RedirectStandardOutput = true,
        };
        if (dotnet is not null) start.Environment["Sandbox__DotnetPath"] = dotnet;
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, text);
    }
}
