namespace Sentinel.Core.Batches;

/// <summary>How many finished items of a batch have which verdict; rejected and cancelled ones have none.</summary>
/// <param name="Excellent">Items with this verdict.</param>
/// <param name="Good">Items with this verdict.</param>
/// <param name="Average">Items with this verdict.</param>
/// <param name="Poor">Items with this verdict.</param>
/// <param name="Reject">Items with this verdict, those that were disqualified among them.</param>
public sealed record BatchVerdictCounts(int Excellent, int Good, int Average, int Poor, int Reject);
