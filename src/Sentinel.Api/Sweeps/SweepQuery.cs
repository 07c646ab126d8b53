using Sentinel.Api.Requests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Which points of a sweep to answer with.</summary>
/// <param name="RankBy">The metric to rank by; null for the sweep's own.</param>
/// <param name="By">What decides the rank.</param>
/// <param name="Limit">Most points.</param>
/// <param name="After">Only those ranked behind the point with this index; null to start at the best.</param>
internal sealed record SweepQuery(RankMetric? RankBy, RankBy By, int Limit, int? After)
{
    /// <summary>What is answered unless a caller wants something else.</summary>
    public static SweepQuery FirstPage { get; } = new SweepFilter().Read(new FieldErrors());
}
