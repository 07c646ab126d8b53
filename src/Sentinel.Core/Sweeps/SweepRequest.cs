using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>A valid wish to have a strategy tested with many parameters.</summary>
/// <param name="Common">What all points have in common; its parameters are on no axis.</param>
/// <param name="Grid">The parameters that differ.</param>
/// <param name="RankBy">The metric that points are ranked by unless a reader wants another.</param>
public sealed record SweepRequest(BacktestRequest Common, SweepGrid Grid, RankMetric RankBy)
{
    /// <summary>Names of all parameters that the strategy gets, those of the axes first.</summary>
    public IEnumerable<string> ParameterNames => Grid.Axes.Select(axis => axis.Name).Concat(Common.Parameters.Keys);

    /// <summary>The parameters that the strategy gets at a point.</summary>
    public Parameters ParametersAt(int index) => new(Common.Parameters.Concat(Grid.PointAt(index)));
}
