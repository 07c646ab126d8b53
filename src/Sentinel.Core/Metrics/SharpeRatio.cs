namespace Sentinel.Core.Metrics;

/// <summary>Annualised Sharpe ratio: mean excess return over its standard deviation.</summary>
/// <remarks>
/// mean / deviation * sqrt(periods per year). W. F. Sharpe, "The Sharpe Ratio", Journal of Portfolio Management, 1994.
/// </remarks>
public static class SharpeRatio
{
    /// <summary>By the sample standard deviation (n - 1).</summary>
    /// <param name="excessReturns">Moments of simple returns above the risk-free rate, as fractions.</param>
    /// <param name="periodsPerYear">Return periods in a year, above zero: 8,760 for hourly bars around the clock.</param>
    /// <returns>A dimensionless ratio; null when undefined: fewer than two returns, or no variation.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periodsPerYear"/> is zero or less.</exception>
    public static double? Of(Moments excessReturns, double periodsPerYear) =>
        Ratio(excessReturns.Mean, excessReturns.SampleVariance, periodsPerYear);

    /// <summary>By the population standard deviation (n).</summary>
    /// <inheritdoc cref="Of"/>
    public static double? OfPopulation(Moments excessReturns, double periodsPerYear) =>
        Ratio(excessReturns.Mean, excessReturns.PopulationVariance, periodsPerYear);

    private static double? Ratio(double mean, double? variance, double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        return variance > 0 ? Finite.OrNull(mean / Math.Sqrt(variance.Value) * Math.Sqrt(periodsPerYear)) : null;
    }
}
