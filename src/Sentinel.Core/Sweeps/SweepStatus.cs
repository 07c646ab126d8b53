namespace Sentinel.Core.Sweeps;

/// <summary>Where a sweep stands; the first two are passing, the others terminal.</summary>
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
}
