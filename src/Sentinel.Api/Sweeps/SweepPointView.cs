using Sentinel.Core.Metrics;

namespace Sentinel.Api.Sweeps;

/// <summary>One completed point of a sweep with its rank.</summary>
/// <param name="Rank">Its place, from 1 for the best.</param>
/// <param name="Index">Which point of the grid, from 0; the last parameter of the grid changes fastest.</param>
/// <param name="Parameters">What the strategy got there: those of the grid and the common ones.</param>
/// <param name="Value">The ranking metric; null when it is undefined there.</param>
/// <param name="Neighbours">
/// Median of the metric over the points one step away along one parameter; a disqualified one counts as worse than any number. Null when the
/// median falls on such a one, or when there are none.
/// </param>
/// <param name="SignalHash">Identity of the target positions there; null for points of earlier versions.</param>
/// <param name="EqualPoints">How many other points have the same target positions: they are no second opinion.</param>
/// <param name="Performance">Every metric.</param>
internal sealed record SweepPointView(
    int Rank,
    int Index,
    IReadOnlyDictionary<string, double> Parameters,
    double? Value,
    double? Neighbours,
    string? SignalHash,
    int EqualPoints,
    PerformanceReport? Performance);
