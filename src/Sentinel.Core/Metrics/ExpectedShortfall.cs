namespace Sentinel.Core.Metrics;

/// <summary>Mean return of the bars that are at or below the value at risk.</summary>
/// <remarks>C. Acerbi and D. Tasche, "On the Coherence of Expected Shortfall", Journal of Banking and Finance, 2002.</remarks>
public static class ExpectedShortfall
{
    /// <summary>A return of one bar as a fraction, at most the value at risk.</summary>
    /// <param name="returns">Finite simple returns, as fractions, in any order.</param>
    /// <param name="valueAtRisk">Value at risk of the same returns.</param>
    /// <returns>Null without a value at risk, or without a return at or below it.</returns>
    public static double? Of(ReadOnlySpan<double> returns, double? valueAtRisk)
    {
        if (valueAtRisk is not { } threshold) return null;

        var (sum, count) = (0.0, 0);
        foreach (var value in returns)
        {
            if (value > threshold) continue;

            sum += value;
            count++;
        }

        return count > 0 ? sum / count : null;
    }
}
