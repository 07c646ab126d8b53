using System.Reflection;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;

namespace Sentinel.Worker.Hosting;

/// <summary>Who this worker is to operators, in status and logs.</summary>
internal sealed class WorkerIdentity(IOptions<WorkersOptions> options, TimeProvider time)
{
    private const int MaxVersionLength = 40;

    /// <summary>Host and process: who reads it finds the machine and what to look at there.</summary>
    public string Id { get; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Which messages it takes.</summary>
    public string Duty { get; } = SnakeCase.Of(options.Value.Duty);

    /// <summary>UTC time at which it was started.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    /// <summary>Version of the program, with the start of its source's hash where that is known.</summary>
    public string Version { get; } = Shortened(
        typeof(WorkerIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    private static string Shortened(string version)
    {
        const int hashLength = 8;
        var end = version.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0 ? plus + 1 + hashLength : version.Length;
        return version[..Math.Min(Math.Min(end, MaxVersionLength), version.Length)];
    }
}
