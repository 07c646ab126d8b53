namespace Sentinel.Core.Prices;

/// <summary>Bars of a series that follow each other and came from one source.</summary>
/// <param name="Source">Where they came from, such as <c>coinbase</c>.</param>
/// <param name="First">UTC open time of the oldest.</param>
/// <param name="Last">UTC open time of the newest.</param>
/// <param name="Bars">How many they are, one or more.</param>
public sealed record SourceRange(string Source, DateTimeOffset First, DateTimeOffset Last, int Bars);
