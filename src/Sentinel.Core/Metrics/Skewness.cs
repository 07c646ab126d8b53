namespace Sentinel.Core.Metrics;

/// <summary>Asymmetry of returns: below zero when large losses outweigh large gains.</summary>
/// <remarks>
/// m3 / m2^1.5 with population moments (g1).
/// D. N. Joanes and C. A. Gill, "Comparing Measures of Sample Skewness and Kurtosis", The Statistician, 1998.
/// </remarks>
public static class Skewness
{
    /// <summary>A dimensionless number, 0 for a symmetric sample; null without variation.</summary>
    public static double? Of(Moments returns)
    {
        if (returns.Squares <= 0) return null;

        var variance = returns.Squares / returns.Count;
        return Finite.OrNull(returns.Cubes / returns.Count / (variance * Math.Sqrt(variance)));
    }
}
