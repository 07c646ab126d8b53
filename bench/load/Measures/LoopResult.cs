namespace Sentinel.Load.Measures;

/// <summary>What callers saw.</summary>
/// <param name="Latencies">Of every request.</param>
/// <param name="Elapsed">How long all of them took together.</param>
internal sealed record LoopResult(IReadOnlyList<TimeSpan> Latencies, TimeSpan Elapsed)
{
    /// <summary>Requests answered a second.</summary>
    public double Rate => Latencies.Count / Elapsed.TotalSeconds;

    public override string ToString() => $"{Text.Rate(Rate)}, {Measures.Latencies.Of(Latencies)}";
}
