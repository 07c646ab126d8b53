using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Annualised mean return over downside deviation: a Sharpe ratio that does not mind gains.</summary>
/// <remarks>
/// mean * periods per year / downside deviation.
/// F. A. Sortino and L. N. Price, "Performance Measurement in a Downside Risk Framework", Journal of Investing, 1994.
/// </remarks>
public static class SortinoRatio
{
    /// <summary>A dimensionless ratio.</summary>
    /// <param name="meanReturn">Mean simple return of a period above the risk-free rate, as a fraction.</param>
    /// <param name="downsideDeviation">Of the same returns, annualised.</param>
    /// <param name="periodsPerYear">Return periods in a year, above zero.</param>
    /// <returns>Null when undefined: no returns, or no loss among them but for rounding.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="periodsPerYear"/> is zero or less.</exception>
    public static double? Of(double meanReturn, double? downsideDeviation, double periodsPerYear)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periodsPerYear);
        return downsideDeviation is { } deviation && !Rounding.IsDeviation(deviation / Math.Sqrt(periodsPerYear), meanReturn)
            ? Finite.OrNull(meanReturn * periodsPerYear / deviation)
            : null;
    }
}
