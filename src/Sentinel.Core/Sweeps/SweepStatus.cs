namespace Sentinel.Core.Sweeps;

/// <summary>Where a sweep stands; only <see cref="Queued"/>, <see cref="Running"/> and <see cref="Faulted"/> are passing.</summary>
public enum SweepStatus
{
    /// <summary>Accepted and stored; waiting for a worker.</summary>
    Queued,

    /// <summary>A worker has taken a part of it.</summary>
    Running,

    /// <summary>Every point has an outcome, be it a disqualification.</summary>
    Success,

    /// <summary>The strategy was disqualified as a whole.</summary>
    Error,

    /// <summary>Its author took it back; points stored before stay.</summary>
    Cancelled,

    /// <summary>Given up through no fault of the strategy; an operator brings it back or discards it.</summary>
    Faulted,
}
