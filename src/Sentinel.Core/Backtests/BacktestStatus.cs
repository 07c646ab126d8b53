namespace Sentinel.Core.Backtests;

/// <summary>Where a backtest stands; only <see cref="Queued"/>, <see cref="Running"/> and <see cref="Faulted"/> are passing.</summary>
public enum BacktestStatus
{
    /// <summary>Accepted and stored; waiting for a runner.</summary>
    Queued,

    /// <summary>A worker has taken it.</summary>
    Running,

    /// <summary>Ran to a verdict.</summary>
    Success,

    /// <summary>Ran to a verdict, and another text had the same target positions before.</summary>
    Duplicate,

    /// <summary>The strategy was disqualified.</summary>
    Error,

    /// <summary>Its author took it back before it had an outcome; it has none and never will.</summary>
    Cancelled,

    /// <summary>Given up by the workers through no fault of the strategy; an operator brings it back or discards it.</summary>
    Faulted,
}
