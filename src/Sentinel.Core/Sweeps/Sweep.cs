using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>One accepted sweep as it is stored, without its points.</summary>
public sealed record Sweep
{
    /// <summary>Identity; a version 7 UUID, so that later ones sort behind earlier ones.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SweepStatus Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required SweepRequest Request { get; init; }

    /// <summary>Identity of the normalised source.</summary>
    public required string CodeHash { get; init; }

    /// <summary>How many points have a stored outcome.</summary>
    public int FinishedPoints { get; init; }

    /// <summary>How many of them were disqualified, by reason.</summary>
    public IReadOnlyDictionary<DisqualificationReason, int> Disqualified { get; init; } = new Dictionary<DisqualificationReason, int>();

    /// <summary>Which parameters the code asked for at any completed point so far; null while that is not known.</summary>
    public ParameterUse? ParameterUse { get; init; }

    /// <summary>Why the strategy was disqualified as a whole; null when it was not.</summary>
    public StrategyOutcome.Disqualified? Disqualification { get; init; }

    /// <summary>What its author is told while it is parked: why; null while it is not.</summary>
    public string? Message { get; init; }

    /// <summary>The bars that every point is run over; null until a worker has taken it.</summary>
    public BacktestData? Data { get; init; }

    /// <summary>UTC time of acceptance.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC time at which a worker took it first; null while queued.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>UTC time at which points were stored last; null while there are none.</summary>
    public DateTimeOffset? ProgressAt { get; init; }

    /// <summary>UTC time at which it was finished; null while it is not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Counts the changes of the row, from 1; with the id it identifies one state of the sweep.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether the status will not change any more.</summary>
    public bool IsTerminal => Status is SweepStatus.Success or SweepStatus.Error or SweepStatus.Cancelled;

    /// <summary>Whether it waits for workers or is being run; else waiting for it is of no use.</summary>
    public bool IsUnderWay => Status is SweepStatus.Queued or SweepStatus.Running;

    /// <summary>Time until all points are finished if they go on at the rate so far; null when that is not known or it is finished.</summary>
    public TimeSpan? TimeLeft => !IsUnderWay || FinishedPoints == 0 || StartedAt is null || ProgressAt is null
        ? null
        : (ProgressAt - StartedAt) * ((double)(Request.Grid.Count - FinishedPoints) / FinishedPoints);
}
