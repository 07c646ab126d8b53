using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>The command line and environment of a runner process.</summary>
internal static class RunnerCommand
{
    // Nothing of the parent's environment: it may hold secrets, and a strategy must find the same everywhere.
    private static readonly Dictionary<string, string?> Variables = new()
    {
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x18000000",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["LANG"] = "C.UTF-8",
        ["TZ"] = "UTC",
    };

    /// <summary>How a runner is started, whichever program hosts this assembly.</summary>
    /// <exception cref="StrategyRunnerFaultException">The runtime or a file of the worker is missing.</exception>
    public static ProcessStartInfo Create(SandboxOptions options)
    {
        var assembly = typeof(RunnerCommand).Assembly.Location;
        var directory = Path.GetDirectoryName(assembly)!;
        var start = new ProcessStartInfo(Existing(options.DotnetPath ?? DotnetHost()))
        {
            ArgumentList =
            {
                "exec",
                "--runtimeconfig", Existing(Path.ChangeExtension(assembly, ".runtimeconfig.json")),
                "--depsfile", Existing(Path.Combine(directory, "runner.deps.json")),
                assembly,
                "runner",
                ProcessorTime(options).ToString("c", CultureInfo.InvariantCulture),
                options.CompileTime.ToString("c", CultureInfo.InvariantCulture),
                options.RunnerUser.ToString(CultureInfo.InvariantCulture),
                options.Compiler.ToString(),
            },
            WorkingDirectory = Path.GetPathRoot(assembly),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return start;
    }

    // Each strategy may use as much as the clock allows it, which the parent sees to; this bounds a runner whose parent does not.
    private static TimeSpan ProcessorTime(SandboxOptions options) => options.StartTime + (options.WallTime * options.RunsPerProcess);

    // The runtime lies in shared/Microsoft.NETCore.App/<version> below the host that started this process.
    private static string DotnetHost() => Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new StrategyRunnerFaultException($"A runner cannot be started without '{path}'.");
}
