using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sentinel.TestKit;

/// <summary>A real process of Sentinel, started as an operator would and killed as a power cut would.</summary>
public sealed class SentinelProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder log = new();

    private SentinelProcess(string project, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(DotnetHost)
        {
            ArgumentList = { "exec", AssemblyOf(project) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings) start.Environment[name] = value;

        process = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Process id.</summary>
    public int Id => process.Id;

    /// <summary>Everything the process has written so far.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    /// <summary>Whether the programs are the published ones that the environment names, not those of the build.</summary>
    public static bool ArePublished => PublishedPrograms is not null;

    private static string? PublishedPrograms => Environment.GetEnvironmentVariable("SENTINEL_TEST_PROGRAMS") is { Length: > 0 } folder ? folder : null;

    private static string DotnetHost => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static SentinelProcess Api(int port, IReadOnlyDictionary<string, string> settings) =>
        new("Sentinel.Api", ["--urls", $"http://127.0.0.1:{port}"], settings);

    public static SentinelProcess Worker(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        new("Sentinel.Worker", arguments, settings);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<int> Exit(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>SIGTERM: asks it to end, as an operator's <c>stop</c> does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: no chance to say goodbye.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    // Each program runs from its own folder, as installed: another's lacks what its framework brings.
    private static string AssemblyOf(string project)
    {
        if (PublishedPrograms is { } published)
            return Path.Combine(published, project, "release", $"{project}.dll");

        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return RepositoryFolder.Find($"src/{project}/bin/{framework.Parent!.Name}/{framework.Name}/{project}.dll");
    }

    private void Append(string? line)
    {
        lock (log) log.AppendLine(line);
    }
}
