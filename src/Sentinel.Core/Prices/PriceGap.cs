namespace Sentinel.Core.Prices;

/// <summary>Hours between two bars for which there is none: nothing was traded, or nothing was published.</summary>
/// <param name="First">UTC open time of the first missing hour.</param>
/// <param name="Last">UTC open time of the last missing hour.</param>
/// <param name="Hours">How many hours are missing, one or more.</param>
public sealed record PriceGap(DateTimeOffset First, DateTimeOffset Last, int Hours);
