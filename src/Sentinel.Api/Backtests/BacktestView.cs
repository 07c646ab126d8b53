using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Api.Backtests;

/// <summary>Everything a client sees of one backtest. Fractions, not percents; UTC; fields without a value are null.</summary>
internal sealed record BacktestView
{
    private const string PendingMessage = "Accepted. Follow links.wait until terminal is true.";

    private const string CancelledMessage = "Cancelled before it had a result; submit it again to have it run.";

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required BacktestStatus Status { get; init; }

    /// <summary>Whether the status will not change any more.</summary>
    public required bool Terminal { get; init; }

    /// <summary>One sentence for the author.</summary>
    public required string Message { get; init; }

    /// <summary>How many unfinished backtests go before it; null when it is finished or they are more than 10,000.</summary>
    public required int? Position { get; init; }

    /// <summary>Seconds until it is finished at the present rate; null when it is finished, while it is paused and while no rate is known.</summary>
    public required double? EtaSeconds { get; init; }

    /// <summary>Whether an operator has paused the queue in which it waits; false when it is running or finished.</summary>
    public required bool Paused { get; init; }

    /// <summary>Why the strategy was disqualified, or <c>discarded</c>; null when neither was.</summary>
    public required DisqualificationReason? ReasonCode { get; init; }

    /// <summary>Where in the source, in the author's own lines; empty when it was not disqualified.</summary>
    public required IReadOnlyList<CodeError> Errors { get; init; }

    /// <summary>Which part of the text was read as code, and what was undone to read it; empty while pending, when cancelled and in results of before.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Identity of the normalised source.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Identity of the target positions; null when there are none.</summary>
    public required string? SignalHash { get; init; }

    /// <summary>The earlier backtest that this one repeats; null when it repeats none.</summary>
    public required Guid? DuplicateOf { get; init; }

    /// <summary>The verdict that counts: a person's where one was given, else the rules'; null while pending and when cancelled.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Which rule, which figure, which limit; the deciding ones first, a person's before all; empty while pending and when cancelled.</summary>
    public required IReadOnlyList<VerdictReason> VerdictReasons { get; init; }

    /// <summary>Every metric; null while pending, when disqualified and when cancelled.</summary>
    public required PerformanceReport? Performance { get; init; }

    /// <summary>The first and last rows of the run; null while pending, when disqualified and when cancelled.</summary>
    public required BacktestPreview? Preview { get; init; }

    /// <summary>The bars it was run over; null while pending and when cancelled.</summary>
    public required BacktestData? Data { get; init; }

    /// <summary>Whether hours without trades count as bars without movement.</summary>
    public required bool FillGaps { get; init; }

    /// <summary>What trading costs.</summary>
    public required CostsView Costs { get; init; }

    /// <summary>The numbers the strategy is tuned with.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Names of the parameters that the code asked for, sent or not; null while pending, when disqualified and when cancelled.</summary>
    public required IReadOnlyList<string>? ParametersRead { get; init; }

    /// <summary>Names of the parameters that were sent and never read: their values changed nothing. Empty when there are none.</summary>
    public required IReadOnlyList<string> ParametersUnread { get; init; }

    /// <summary>Capital it starts with, in the quote currency.</summary>
    public required double InitialCapital { get; init; }

    /// <summary>Which line it waits in, or waited.</summary>
    public required BacktestPriority Priority { get; init; }

    /// <summary>The author's own name for it; null for none.</summary>
    public required string? Name { get; init; }

    /// <summary>UTC time of acceptance.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC time at which a worker took it; null while queued.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC time at which it ended; null while pending.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Fields of the request that mean nothing and were passed over; null where the answer is to no such request.</summary>
    public IReadOnlyList<string>? Ignored { get; init; }

    /// <summary>How long each stage took.</summary>
    public required BacktestTimings Timings { get; init; }

    /// <summary>Where to go from here.</summary>
    public required BacktestLinks Links { get; init; }

    /// <summary>What a client sees of a backtest.</summary>
    public static BacktestView Of(Backtest backtest, PlaceInLine? place = null) => new()
    {
        Id = backtest.Id,
        Status = backtest.Status,
        Terminal = backtest.IsTerminal,
        Message = backtest.Outcome?.Message ?? MessageWithoutOutcome(backtest),
        Position = place?.Position,
        EtaSeconds = place?.EtaSeconds,
        Paused = place?.Paused ?? false,
        ReasonCode = backtest.ReasonCode,
        Errors = backtest.Outcome?.Errors ?? [],
        Notes = backtest.Outcome?.Notes ?? [],
        CodeHash = backtest.CodeHash,
        SignalHash = backtest.Outcome?.SignalHash,
        DuplicateOf = backtest.DuplicateOf,
        Verdict = backtest.Verdict,
        VerdictReasons = ReasonsFor(backtest),
        Performance = backtest.Outcome?.Performance,
        Preview = backtest.Outcome?.Preview,
        Data = backtest.Outcome?.Data,
        FillGaps = backtest.Request.FillGaps,
        Costs = CostsView.Of(backtest.Request.Costs),
        Parameters = backtest.Request.Parameters,
        ParametersRead = backtest.Outcome?.ParametersRead,
        ParametersUnread = backtest.Outcome?.ParametersUnread ?? [],
        InitialCapital = backtest.Request.InitialCapital,
        Priority = backtest.Request.Priority,
        Name = backtest.Request.Name,
        CreatedAt = backtest.CreatedAt,
        StartedAt = backtest.StartedAt,
        FinishedAt = backtest.FinishedAt,
        Timings = BacktestTimings.Of(backtest),
        Links = BacktestLinks.Of(backtest.Id, backtest.IsTerminal),
    };

    /// <summary>What a client sees who asked for something that an earlier, finished backtest answers.</summary>
    /// <param name="earlier">That one.</param>
    /// <param name="strategyCode">The text that was sent now, which may be wrapped otherwise.</param>
    public static BacktestView OfRepeated(Backtest earlier, string strategyCode) => Of(earlier) with
    {
        Notes = strategyCode == earlier.Request.StrategyCode ? earlier.Outcome?.Notes ?? [] : StrategySource.Parse(strategyCode).Notes,
        Status = earlier.Status is BacktestStatus.Error ? BacktestStatus.Error : BacktestStatus.Duplicate,
        DuplicateOf = earlier.Id,
    };

    /// <summary>What a client is told while there is no outcome.</summary>
    public static string MessageWithoutOutcome(Backtest backtest) => backtest.Status switch
    {
        BacktestStatus.Faulted => $"Parked through no fault of the strategy: {backtest.Message} An operator brings it back or discards it.",
        BacktestStatus.Cancelled => CancelledMessage,
        _ => backtest.Message ?? PendingMessage,
    };

    private static IReadOnlyList<VerdictReason> ReasonsFor(Backtest backtest) => backtest switch
    {
        { Outcome: null } => [],
        { Verdict: { } verdict, Outcome: var outcome } when verdict != outcome.Verdict =>
            [VerdictReason.ByPerson(verdict, outcome.Verdict), .. outcome.VerdictReasons],
        _ => backtest.Outcome.VerdictReasons,
    };
}
