using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>The ways a strategy can end that only the parent of its process sees.</summary>
internal static class Endings
{
    /// <summary>What to look for where nothing is known but that it took too long.</summary>
    public const string NoEnd = "look for a loop that does not end";

    /// <summary>The reply was none that the runner itself sends.</summary>
    public static StrategyOutcome.Disqualified Tampered { get; } = Crashed("The strategy tampered with the process that ran it.");

    /// <summary>There was no reply in time; a runtime that tells a long story of its overflowed stack may not get to the end of it.</summary>
    public static StrategyOutcome.Disqualified TimeLimit(TimeSpan wallTime, string errors) => OfErrors(errors) ?? new(
        DisqualificationReason.TimeLimit, $"The strategy did not end within {wallTime.TotalSeconds:0.###} s; {NoEnd}.", []);

    /// <summary>The same once it is known why.</summary>
    public static StrategyOutcome.Disqualified Explained(StrategyOutcome.Disqualified late, string cause) =>
        late with { Message = late.Message.Replace($"{NoEnd}.", $"{cause}.", StringComparison.Ordinal) };

    /// <summary>It used more than one processor, and so more time than the clock shows.</summary>
    public static StrategyOutcome.Disqualified ProcessorLimit(TimeSpan processorTime) => new(
        DisqualificationReason.TimeLimit, $"The strategy used more than {processorTime.TotalSeconds:0.###} s of processor time; a strategy has one thread.", []);

    /// <summary>The process took more memory than a strategy is given.</summary>
    public static StrategyOutcome.Disqualified MemoryLimit { get; } =
        new(DisqualificationReason.MemoryLimit, "The strategy used more memory than it is given.", []);

    /// <summary>The process ended without a reply; with which exit code is the strategy's choice and says nothing.</summary>
    public static StrategyOutcome.Disqualified Crash(int exitCode, string errors) =>
        OfErrors(errors) ?? Crashed($"The strategy brought its process down (exit code {exitCode}) before it returned.");

    /// <summary>What a run in another process makes of the first: null when it came to the same.</summary>
    /// <remarks>A limit that is met in one of two runs is met.</remarks>
    public static StrategyOutcome.Disqualified? OfBoth(StrategyOutcome.Completed first, StrategyOutcome second, PriceSeries prices) => second switch
    {
        StrategyOutcome.Completed completed => TargetDifference.Of(first.Targets, completed.Targets, prices) is { } difference
            ? new StrategyOutcome.Disqualified(DisqualificationReason.Nondeterministic, difference, [])
            : null,
        StrategyOutcome.Disqualified { Reason: DisqualificationReason.TimeLimit or DisqualificationReason.MemoryLimit or DisqualificationReason.Crashed } ended => ended,
        StrategyOutcome.Disqualified other => new StrategyOutcome.Disqualified(
            DisqualificationReason.Nondeterministic, $"A second run over the same bars, in another process, failed: {other.Message}", other.Errors),
        _ => throw new StrategyRunnerFaultException($"A runner answered with an unknown outcome: {second.GetType().Name}."),
    };

    private static StrategyOutcome.Disqualified StackOverflow { get; } = Crashed("The strategy overflowed its stack; look for a recursion that does not end.");

    // What runtime and runner write when it comes to that.
    private static StrategyOutcome.Disqualified? OfErrors(string errors) => errors switch
    {
        _ when errors.Contains("Stack overflow", StringComparison.Ordinal) => StackOverflow,
        _ when errors.Contains("Out of memory", StringComparison.Ordinal) || errors.Contains("OutOfMemoryException", StringComparison.Ordinal) => MemoryLimit,
        _ => null,
    };

    private static StrategyOutcome.Disqualified Crashed(string message) => new(DisqualificationReason.Crashed, message, []);
}
