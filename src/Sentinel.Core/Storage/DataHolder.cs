using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Sentinel.Core.Storage;

/// <summary>A process that uses a data directory, as others are told of it.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Host">Name of its machine or container.</param>
/// <param name="ProcessId">The operating system's number of the process.</param>
/// <param name="Since">UTC time at which the process was started.</param>
/// <param name="Use">How it uses the directory.</param>
internal sealed record DataHolder(string Program, string Host, int ProcessId, DateTimeOffset Since, DataUse Use)
{
    // A process that was started later has got the number of one that is gone; the clock of starts is not exact.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(3);

    /// <summary>Whether it is this process, or an earlier one of the same number, which is gone then.</summary>
    [JsonIgnore]
    public bool IsMe => IsOfThisMachine && ProcessId == Environment.ProcessId;

    /// <summary>Whether it runs on this machine.</summary>
    [JsonIgnore]
    public bool IsOfThisMachine => Host == Environment.MachineName;

    /// <summary>Whether it runs, as far as this machine can know; true for one of another machine.</summary>
    [JsonIgnore]
    public bool MayLive => !IsOfThisMachine || StartOf(ProcessId) is { } start && (start - Since).Duration() < SameStart;

    /// <summary>This process.</summary>
    public static DataHolder Me(DataUse use)
    {
        using var process = Process.GetCurrentProcess();
        return new DataHolder(
            Assembly.GetEntryAssembly()?.GetName().Name ?? process.ProcessName,
            Environment.MachineName,
            Environment.ProcessId,
            process.StartTime.ToUniversalTime(),
            use);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Program}, process {ProcessId} on host {Host}, running since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    private static DateTimeOffset? StartOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
