namespace Sentinel.Core.Batches;

/// <summary>Where one item of a batch stands; only <see cref="Queued"/>, <see cref="Running"/> and <see cref="Faulted"/> are passing.</summary>
public enum BatchItemStatus
{
    /// <summary>Accepted and stored; waiting for a runner.</summary>
    Queued,

    /// <summary>A worker has taken it.</summary>
    Running,

    /// <summary>Ran to a verdict.</summary>
    Success,

    /// <summary>An earlier backtest answers it, or had the same target positions.</summary>
    Duplicate,

    /// <summary>The strategy was disqualified.</summary>
    Error,

    /// <summary>Never accepted: the caller has to mend it.</summary>
    Rejected,

    /// <summary>Taken back by its author.</summary>
    Cancelled,

    /// <summary>Given up through no fault of the strategy; an operator brings it back or discards it.</summary>
    Faulted,
}
