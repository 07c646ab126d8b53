namespace Sentinel.Load.Measures;

/// <summary>Median and 99th percentile of some latencies.</summary>
internal sealed record Latencies(TimeSpan P50, TimeSpan P99)
{
    public static Latencies Of(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Order().ToList();
        return new Latencies(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    public override string ToString() => FormattableString.Invariant($"p50 {P50.TotalMilliseconds:F1} ms, p99 {P99.TotalMilliseconds:F1} ms");
}
