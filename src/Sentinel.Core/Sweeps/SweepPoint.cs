using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>The outcome of one point: its performance, or why the strategy was disqualified there.</summary>
/// <param name="Index">Which point of the grid.</param>
/// <param name="Performance">Every metric; null when disqualified.</param>
/// <param name="ReasonCode">Why it was disqualified; null when it completed.</param>
/// <param name="Message">One sentence for the author about that; null when it completed.</param>
public sealed record SweepPoint(
    int Index, PerformanceReport? Performance, DisqualificationReason? ReasonCode = null, string? Message = null)
{
    /// <summary>Identity of the target positions there; null when disqualified, and for points of earlier versions.</summary>
    public string? SignalHash { get; init; }

    /// <summary>Names of the parameters that the code asked for there; null when that is not known. Kept with the sweep, not with the point.</summary>
    public IReadOnlyList<string>? ParametersRead { get; init; }
}
