using System.ComponentModel.DataAnnotations;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>The runner processes and their limits. Section <c>Sandbox</c>, checked at start-up.</summary>
internal sealed record SandboxOptions
{
    /// <summary>
    /// Wall-clock time for a whole strategy, compiling and both runs included. Default 10 seconds; a strategy that hangs holds its runner as
    /// long, and up to six times as long where other programs leave the runner less than half of it as processor time.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Processor time for compiling a strategy. Default 2 seconds: honest ones take some milliseconds, in a fresh process up to half a second; a larger value lets a strategy
    /// that is made to compile slowly hold its runner for longer.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan CompileTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Runner processes, each running one strategy at a time. Default one per processor; each takes up to 250 MB.</summary>
    [Range(1, 256)]
    public int Runners { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether each runner keeps to a core of its own where there are at least as many runners as cores. Default true; false where other programs need the same cores.</summary>
    public bool OneCoreEach { get; init; } = true;

    /// <summary>
    /// Strategies that one process runs before a fresh one takes its place. Default 10,000: until its code is compiled well, some 600
    /// strategies long, a fresh process takes two to three times as long for each.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RunsPerProcess { get; init; } = 10_000;

    /// <summary>Time in which a started process has to be ready, longer where the machine keeps it waiting. Default 30 seconds; callers wait as long when no process can be started.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Processes that stand by warmed up, so that no strategy waits for a start when one has to be replaced. Default 1; each takes about 100 MB.
    /// Without any, the first second run in another process waits for a start.
    /// </summary>
    [Range(0, 64)]
    public int Spares { get; init; } = 1;

    /// <summary>
    /// How many more of them there may be while strategies end one process after the other: one for each that is lost within a minute of the one
    /// before. Default 3.
    /// </summary>
    [Range(0, 64)]
    public int ExtraSpares { get; init; } = 3;

    /// <summary>
    /// Turns at the runners that strategies of high priority have while others wait as well: so many for each <see cref="NormalWeight"/> of
    /// normal and <see cref="BulkWeight"/> of bulk. Default 16; a line that is empty takes no turn.
    /// </summary>
    [Range(1, 1_000)]
    public int HighWeight { get; init; } = 16;

    /// <summary>The same for normal priority. Default 4.</summary>
    [Range(1, 1_000)]
    public int NormalWeight { get; init; } = 4;

    /// <summary>The same for bulk, points of sweeps among them. Default 1: one turn of at most 21, so that bulk is never starved.</summary>
    [Range(1, 1_000)]
    public int BulkWeight { get; init; } = 1;

    /// <summary>Whether to refuse to run strategies where the kernel does not confine them. Default false: it is said in log and health, and the other walls stand.</summary>
    public bool RequireKernelIsolation { get; init; }

    /// <summary>
    /// Number of the user and group that runners become where the worker is root, so that they own no file. Default 64206; one that no
    /// person or service has. Where the worker is not root, its runners are its own user.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int RunnerUser { get; init; } = 64_206;

    /// <summary>Which compiler runners use. Default auto: the native one where build/native.sh or the images' build made it, of the same sources, else the managed one.</summary>
    [EnumDataType(typeof(CompilerChoice))]
    public CompilerChoice Compiler { get; init; }

    /// <summary>The <c>dotnet</c> host that starts the processes. Default null: the one that runs this process; a self-contained program has none and must name one.</summary>
    public string? DotnetPath { get; init; }

    /// <summary>The weight of a priority.</summary>
    public int WeightOf(BacktestPriority priority) => priority switch
    {
        BacktestPriority.High => HighWeight,
        BacktestPriority.Normal => NormalWeight,
        _ => BulkWeight,
    };
}
