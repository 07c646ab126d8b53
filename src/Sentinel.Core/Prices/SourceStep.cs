namespace Sentinel.Core.Prices;

/// <summary>From here on, until the next step, bars came from this source.</summary>
/// <param name="First">UTC open time in Unix seconds.</param>
/// <param name="Source">Where they came from, such as <c>coinbase</c>.</param>
internal sealed record SourceStep(long First, string Source);
