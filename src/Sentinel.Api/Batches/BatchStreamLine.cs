namespace Sentinel.Api.Batches;

/// <summary>The first and the last line of the answer to a stream; between them stands one line an item.</summary>
/// <param name="BatchId">Identity.</param>
/// <param name="Counts">How many items were taken in how; null in the first line.</param>
/// <param name="Ignored">Fields of the line with the defaults that mean nothing and were passed over; null in the last line.</param>
/// <param name="Message">What was done, and what to do next.</param>
/// <param name="Links">Where to go from here.</param>
internal sealed record BatchStreamLine(Guid BatchId, DeliveryCounts? Counts, IReadOnlyList<string>? Ignored, string Message, BatchLinks Links);
