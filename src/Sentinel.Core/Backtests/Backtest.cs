namespace Sentinel.Core.Backtests;

/// <summary>One accepted backtest as it is stored.</summary>
public sealed record Backtest
{
    /// <summary>Identity; a version 7 UUID, so that later ones sort behind earlier ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required BacktestStatus Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required BacktestRequest Request { get; init; }

    /// <summary>Identity of the normalised source.</summary>
    public required string CodeHash { get; init; }

    /// <summary>How it ended; null while it has not, and when it was cancelled.</summary>
    public BacktestOutcome? Outcome { get; init; }

    /// <summary>What its author is told while it has no outcome: why it is parked or was discarded; null for nothing in particular.</summary>
    public string? Message { get; init; }

    /// <summary>Why it ended without a verdict of the rules; null when it did not.</summary>
    public Strategies.DisqualificationReason? ReasonCode { get; init; }

    /// <summary>The earlier backtest of another text with the same target positions; null when there is none.</summary>
    public Guid? DuplicateOf { get; init; }

    /// <summary>The verdict that counts: a person's where one was given, else the rules'; null while pending and when cancelled.</summary>
    public Verdicts.Verdict? Verdict { get; init; }

    /// <summary>UTC time of acceptance.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC time at which a worker took it; null while queued.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC time at which it ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How often its command was published; more than once when it had to be taken for lost.</summary>
    public int Attempts { get; init; }

    /// <summary>Counts the changes of the row, from 1; with the id it identifies one state of the backtest.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether the status will not change any more.</summary>
    public bool IsTerminal => Status is not (BacktestStatus.Queued or BacktestStatus.Running or BacktestStatus.Faulted);

    /// <summary>Whether it waits for a worker or is being run; else waiting for it is of no use.</summary>
    public bool IsUnderWay => Status is BacktestStatus.Queued or BacktestStatus.Running;

    /// <summary>A new backtest with an id of its own; hashing the code takes some ten microseconds.</summary>
    public static Backtest Of(BacktestRequest request, DateTimeOffset now) => Of(request, Strategies.CodeHash.Of(request.StrategyCode), now);

    /// <summary>The same for a request whose code hash is already known.</summary>
    public static Backtest Of(BacktestRequest request, string codeHash, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Status = BacktestStatus.Queued,
        Request = request,
        CodeHash = codeHash,
        CreatedAt = now,
        Revision = 1,
    };
}
