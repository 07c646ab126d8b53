namespace Sentinel.Core.Metrics;

/// <summary>Annualised root mean square of the losses, gains counted as zero.</summary>
/// <remarks>
/// sqrt(sum(min(r, 0)^2) / n) * sqrt(periods per year), over all n returns, not only the losses.
/// F. A. Sortino and R. van der Meer, "Downside Risk", Journal of Portfolio Management, 1991.
/// </remarks>
public static class DownsideDeviation
{
    /// <summary>A fraction a year, zero or more.</summary>
    /// <param name="returns">Finite simple returns above the risk-free rate, as fractions.</param>
    /// <param name="periodsPerYear">Return periods in a year, above zero.</param>
    /// <returns>Null without returns.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periodsPerYear"/> is zero or less.</exception>
    public static double? Of(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        if (returns.IsEmpty) return null;

        var squares = 0.0;
        foreach (var value in returns)
        {
            var loss = Math.Min(value, 0);
            squares += loss * loss;
        }

        return Math.Sqrt(squares / returns.Length * periodsPerYear);
    }
}
