namespace Sentinel.Core.Backtesting;

/// <summary>What adding up in doubles leaves over: differences of that size are no profit, no loss and no risk.</summary>
/// <remarks>
/// A double carries some 16 digits, and sums over years of bars lose a few of them; the smallest step of a price is a millionth of
/// it or so. The limits lie between, far from both.
/// </remarks>
internal static class Rounding
{
    /// <summary>Share of an amount below which another one is rounding: a billionth.</summary>
    public const double OfAmounts = 1e-9;

    /// <summary>Deviation of a bar's returns that is rounding, whatever their mean: a return is a ratio less one, exact to some 1e-16.</summary>
    public const double OfReturns = 1e-12;

    /// <summary>Share of their mean below which returns deviate by rounding: a millionth, since files round prices to some eight digits.</summary>
    public const double OfMeanReturn = 1e-6;

    // A trade has a few fills, not years of them.
    private const double OfResults = 1e-12;

    /// <summary>A result, or zero when it is nothing but rounding of the values that it is the difference of.</summary>
    public static double Off(double result, double values) => Math.Abs(result) <= values * OfResults ? 0 : result;

    /// <summary>Whether returns deviate, from their mean or below zero, by rounding alone.</summary>
    public static bool IsDeviation(double deviation, double meanReturn) =>
        deviation <= Math.Max(OfReturns, Math.Abs(meanReturn) * OfMeanReturn);

    /// <summary>Whether two figures differ by rounding alone, both compared with one: returns, ratios and counts.</summary>
    public static bool AreEqual(double one, double other) =>
        Math.Abs(one - other) <= OfAmounts * Math.Max(1, Math.Abs(other));
}
