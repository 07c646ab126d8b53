namespace Sentinel.Core.Backtests;

/// <summary>Where a backtest stands; the first two are passing, the others terminal.</summary>
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
}
