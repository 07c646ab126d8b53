using System.Buffers;

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

        var position = fraction * (values.Length - 1);
        var below = (int)position;
        var copy = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            values.CopyTo(copy);
            var (lower, upper) = Ranked(copy.AsSpan(0, values.Length), below);
            return lower + (upper - lower) * (position - below);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(copy);
        }
    }

    // The values at a rank and at the next one, in ascending order.
    private static (double Lower, double Upper) Ranked(Span<double> values, int below)
    {
        var above = Math.Min(below + 1, values.Length - 1);
        RankOrder.Place(values, above);
        var lower = values[above];
        if (above > below) lower = Extremes.Of(values[..above]).Largest!.Value;
        return (lower, values[above]);
    }
}
