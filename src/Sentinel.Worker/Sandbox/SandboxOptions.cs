using System.ComponentModel.DataAnnotations;

namespace Sentinel.Worker.Sandbox;

/// <summary>The runner processes and their limits. Section <c>Sandbox</c>, checked at start-up.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Wall-clock time for a whole strategy, compiling included. Default 10 seconds; a strategy that hangs holds its runner as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Runner processes, each running one strategy at a time. Default one per processor; each takes up to 250 MB.</summary>
    [Range(1, 256)]
    public int Runners { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Strategies that one process runs before a fresh one takes its place. Default 10,000: until its code is compiled well, some 600
    /// strategies long, a fresh process takes two to three times as long for each.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RunsPerProcess { get; init; } = 10_000;

    /// <summary>Time in which a started process has to be ready. Default 30 seconds; callers wait as long when no process can be started.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The <c>dotnet</c> host that starts the processes. Default null: the one that runs this process; a self-contained program has none and must name one.</summary>
    public string? DotnetPath { get; init; }
}
