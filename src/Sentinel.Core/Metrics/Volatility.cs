namespace Sentinel.Core.Metrics;

/// <summary>Annualised standard deviation of returns.</summary>
/// <remarks>
/// Standard deviation of a bar's returns times the root of the bars in a year.
/// J. C. Hull, "Options, Futures, and Other Derivatives", chapter on volatility, 2018.
/// </remarks>
public static class Volatility
{
    /// <summary>A fraction a year, zero or more, by the sample variance (n - 1); null with fewer than two returns.</summary>
    public static double? Of(Moments returns, double periodsPerYear) => Annualise(returns.SampleVariance, periodsPerYear);

    /// <summary>The same by the population variance (n); null without returns.</summary>
    public static double? OfPopulation(Moments returns, double periodsPerYear) =>
        Annualise(returns.PopulationVariance, periodsPerYear);

    private static double? Annualise(double? variance, double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        return variance is { } known ? Math.Sqrt(known * periodsPerYear) : null;
    }
}
