namespace Sentinel.Core.Prices;

/// <summary>What stands in a price file.</summary>
/// <param name="Bars">The possible bars, in the order of the file, no time twice.</param>
/// <param name="Rejected">The lines that hold none, in the order of the file; empty for a file without fault.</param>
public sealed record PriceCsvContent(IReadOnlyList<Bar> Bars, IReadOnlyList<RejectedLine> Rejected);
