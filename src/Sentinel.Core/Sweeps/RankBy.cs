namespace Sentinel.Core.Sweeps;

/// <summary>What decides the rank of a point.</summary>
public enum RankBy
{
    /// <summary>Its own value of the metric.</summary>
    Value,

    /// <summary>The worse of its own value and the median of its neighbours: a point on a plateau before a spike, and before a hole.</summary>
    Neighbours,
}
