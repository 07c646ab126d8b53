namespace Sentinel.Core.Batches;

/// <summary>How many items of a batch stand where; together they are all of them.</summary>
/// <param name="Queued">Accepted and waiting for a runner.</param>
/// <param name="Running">Taken by a worker.</param>
/// <param name="Success">Ran to a verdict.</param>
/// <param name="Duplicate">Answered by an earlier backtest, or traded exactly like one.</param>
/// <param name="Error">Disqualified.</param>
/// <param name="Rejected">Never accepted.</param>
/// <param name="Cancelled">Taken back.</param>
/// <param name="Faulted">Parked through no fault of the strategy, until an operator requeues or discards them.</param>
public sealed record BatchStatusCounts(
    int Queued, int Running, int Success, int Duplicate, int Error, int Rejected, int Cancelled, int Faulted);
