namespace Sentinel.Core.Metrics;

/// <summary>Weight of the tails of returns: 3 for a normal distribution, more when extremes are frequent.</summary>
/// <remarks>
/// m4 / m2^2 with population moments (g2 + 3).
/// D. N. Joanes and C. A. Gill, "Comparing Measures of Sample Skewness and Kurtosis", The Statistician, 1998.
/// </remarks>
public static class Kurtosis
{
    /// <summary>A dimensionless number, 1 or more; null without variation.</summary>
    public static double? Of(Moments returns)
    {
        if (returns.Squares <= 0) return null;

        var variance = returns.Squares / returns.Count;
        return Finite.OrNull(returns.Fourths / returns.Count / (variance * variance));
    }
}
