namespace Sentinel.Core.Strategies;

/// <summary>How the run of a strategy ended.</summary>
public abstract record StrategyOutcome
{
    private StrategyOutcome()
    {
    }

    /// <summary>Time spent compiling; zero when it did not come to that.</summary>
    public TimeSpan CompileTime { get; init; }

    /// <summary>Time spent in the strategy's own code; zero when it did not come to that.</summary>
    public TimeSpan RunTime { get; init; }

    /// <summary>What had to be done to the text to read it, beside what <see cref="StrategySource.Notes"/> says; empty when nothing had to.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The strategy returned valid target positions.</summary>
    /// <param name="Targets">One target position per bar, oldest first, each in [-1, 1].</param>
    public sealed record Completed(double[] Targets) : StrategyOutcome
    {
        /// <summary>Processor time of all its runs together, which a busy machine does not lengthen; zero where nobody measures.</summary>
        public TimeSpan ProcessorTime { get; init; }

        /// <summary>Which process ran it, a number that no other has; null where nobody asks.</summary>
        public long? Runner { get; init; }

        /// <summary>Names of the parameters that it asked for, sent or not, in ordinal order; null where nobody says.</summary>
        public IReadOnlyList<string>? ParametersRead { get; init; }
    }

    /// <summary>The strategy is at fault; it is stored as such and never run again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Message">One sentence for the author: what happened and what to do instead.</param>
    /// <param name="Errors">Where in the source, in the caller's own lines; empty when no place can be named.</param>
    public sealed record Disqualified(DisqualificationReason Reason, string Message, IReadOnlyList<CodeError> Errors)
        : StrategyOutcome
    {
        /// <summary>Whether the code was refused before any of it ran, and so is with whatever parameters.</summary>
        public bool IsRefusal { get; init; }

        /// <summary>Whether the process that ran it may be to blame instead, so that a fresh one has to come to the same end.</summary>
        public bool IsDoubtful { get; init; }
    }
}
