using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>How a backtest ended: a verdict on its performance, or a disqualification.</summary>
public sealed record BacktestOutcome
{
    /// <summary>One sentence for the author.</summary>
    public required string Message { get; init; }

    /// <summary>Why the strategy was disqualified; null when it ran to a verdict.</summary>
    public DisqualificationReason? ReasonCode { get; init; }

    /// <summary>Where in the source, in the caller's own lines; empty when it ran to a verdict.</summary>
    public IReadOnlyList<CodeError> Errors { get; init; } = [];

    /// <summary>Which part of the text was read, and what had to be done to read it; empty in outcomes that were stored before there were any.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The verdict; <see cref="Verdict.Reject"/> for what was disqualified.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Which rule, which figure, which limit.</summary>
    public required IReadOnlyList<VerdictReason> VerdictReasons { get; init; }

    /// <summary>Identity of the target positions; null when there are none.</summary>
    public string? SignalHash { get; init; }

    /// <summary>Names of the parameters that the code asked for, sent or not; null when it was disqualified, and in outcomes of earlier versions.</summary>
    public IReadOnlyList<string>? ParametersRead { get; init; }

    /// <summary>Names of the parameters that were sent and that it never asked for; empty when there are none or it is not known.</summary>
    public IReadOnlyList<string> ParametersUnread { get; init; } = [];

    /// <summary>Every metric; null when the strategy was disqualified.</summary>
    public PerformanceReport? Performance { get; init; }

    /// <summary>The first and last rows of the run; null when the strategy was disqualified.</summary>
    public BacktestPreview? Preview { get; init; }

    /// <summary>The bars it was run over.</summary>
    public required BacktestData Data { get; init; }

    /// <summary>UTC time at which a worker took it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC time at which the outcome was known.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Time spent compiling.</summary>
    public required TimeSpan CompileTime { get; init; }

    /// <summary>Time spent in the strategy's own code.</summary>
    public required TimeSpan RunTime { get; init; }
}
