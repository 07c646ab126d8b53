using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>Mean of a sample and the sums of powers of its distances from the mean.</summary>
/// <remarks>
/// Two passes, the first over distances from the first value, so that a constant sample has exactly zero variance. So has one that
/// is constant but for rounding: its powers are zero, and no ratio is made of them.
/// T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for Computing the Sample Variance", The American Statistician, 1983.
/// </remarks>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Arithmetic mean; zero without values.</param>
/// <param name="Squares">Sum of squared distances from the mean.</param>
/// <param name="Cubes">Sum of cubed distances.</param>
/// <param name="Fourths">Sum of distances to the fourth power.</param>
public readonly record struct Moments(int Count, double Mean, double Squares, double Cubes, double Fourths)
{
    /// <summary>Variance with n - 1 in the denominator; null with fewer than two values.</summary>
    public double? SampleVariance => Count < 2 ? null : Squares / (Count - 1);

    /// <summary>Variance with n in the denominator; null without values.</summary>
    public double? PopulationVariance => Count < 1 ? null : Squares / Count;

    /// <summary>The moments of finite values in any order; a deviation below a billionth of the mean is none.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        var moments = Powers(values);
        return moments.Deviation <= Math.Abs(moments.Mean) * Rounding.OfAmounts ? moments.Constant : moments;
    }

    /// <summary>The moments of simple returns, as fractions, in any order; a deviation below 1e-12, or a millionth of the mean, is none.</summary>
    public static Moments OfReturns(ReadOnlySpan<double> returns)
    {
        var moments = Powers(returns);
        return Rounding.IsDeviation(moments.Deviation, moments.Mean) ? moments.Constant : moments;
    }

    private double Deviation => Count == 0 ? 0 : Math.Sqrt(Squares / Count);

    private Moments Constant => this with { Squares = 0, Cubes = 0, Fourths = 0 };

    private static Moments Powers(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return default;

        var mean = MeanOf(values);
        var (squares, cubes, fourths) = (0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var distance = value - mean;
            var square = distance * distance;
            squares += square;
            cubes += square * distance;
            fourths += square * square;
        }

        return new Moments(values.Length, mean, squares, cubes, fourths);
    }

    private static double MeanOf(ReadOnlySpan<double> values)
    {
        var first = values[0];
        var sum = 0.0;
        foreach (var value in values) sum += value - first;
        return first + sum / values.Length;
    }
}
