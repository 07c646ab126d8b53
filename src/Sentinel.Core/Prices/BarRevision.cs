namespace Sentinel.Core.Prices;

/// <summary>A stored bar that was replaced by another of the same hour.</summary>
/// <param name="RevisedAt">UTC time of the change.</param>
/// <param name="Before">The bar as it was.</param>
/// <param name="SourceBefore">Where that came from.</param>
/// <param name="After">The bar as it became.</param>
/// <param name="SourceAfter">Where that came from.</param>
public sealed record BarRevision(DateTimeOffset RevisedAt, Bar Before, string SourceBefore, Bar After, string SourceAfter);
