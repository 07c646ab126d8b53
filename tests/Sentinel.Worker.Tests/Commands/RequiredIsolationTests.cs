using System.Diagnostics;
using System.Runtime.Versioning;
using Sentinel.TestKit;
using Sentinel.Worker.Tests.Sandbox.Kernel;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

[SupportedOSPlatform("linux")]
public sealed class RequiredIsolationTests
{
    [LinuxFact]
    public async Task Without_the_isolation_that_is_required_nothing_starts_and_the_reason_is_one_line()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Of("strategy.cs"), "double[] GenerateSignals(Bars bars) => new double[bars.Count];");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Path.Combine(AppContext.BaseDirectory, "Sentinel.Worker.dll"), "backtest", folder.Of("strategy.cs")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["Sentinel__DataDirectory"] = folder.Of("data");
        start.Environment["Sandbox__DotnetPath"] = UnconfinedRunner.In(folder);
        start.Environment["Sandbox__RequireKernelIsolation"] = "true";

        using var process = Process.Start(start)!;
        var errors = (await process.StandardError.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("Sandbox:RequireKernelIsolation is set, but the kernel does not confine strategies here", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
    }
}
