namespace Sentinel.Core.Batches;

/// <summary>A batch at one moment: how far it is, and the items that finished after a cursor.</summary>
/// <param name="Batch">The batch itself.</param>
/// <param name="Statuses">Items by status.</param>
/// <param name="Verdicts">Finished items by verdict.</param>
/// <param name="SecondsLeft">Time until all are finished at the rate of the latest finishes; null until there is a rate.</param>
/// <param name="Finished">Finished items after the cursor, in the order in which they finished.</param>
public sealed record BatchProgress(
    Batch Batch,
    BatchStatusCounts Statuses,
    BatchVerdictCounts Verdicts,
    double? SecondsLeft,
    IReadOnlyList<FinishedItem> Finished);
