namespace Sentinel.Core.Metrics;

/// <summary>The value below which a fraction of a sample lies, interpolated between its neighbours.</summary>
/// <remarks>
/// Definition 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician, 1996.
/// </remarks>
public static class Quantile
{
    /// <summary>In the unit of the values.</summary>
    /// <param name="values">Finite values in any order.</param>
    /// <param name="fraction">0 for the smallest value to 1 for the largest.</param>
    /// <returns>Null without values.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is not within 0 and 1.</exception>
    public static double? Of(ReadOnlySpan<double> values, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        if (values.IsEmpty) return null;

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var position = fraction * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }
}
