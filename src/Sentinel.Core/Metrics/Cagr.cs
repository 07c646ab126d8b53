namespace Sentinel.Core.Metrics;

/// <summary>Compound annual growth rate: the yearly return that, repeated, gives the total return.</summary>
/// <remarks>(1 + total return)^(1 / years) - 1. C. R. Bacon, "Practical Portfolio Performance Measurement and Attribution", 2008.</remarks>
public static class Cagr
{
    /// <summary>A fraction a year, -1 or more; over a short window it can be astronomical and says little.</summary>
    /// <param name="totalReturn">Return over the window as a fraction, -1 or more.</param>
    /// <param name="years">Length of the window in years.</param>
    /// <returns>Null without time (<paramref name="years"/> zero), and when the rate is too large for a <see cref="double"/>.</returns>
    public static double? Of(double totalReturn, double years) =>
        years > 0 ? Finite.OrNull(Math.Pow(1 + totalReturn, 1 / years) - 1) : null;
}
