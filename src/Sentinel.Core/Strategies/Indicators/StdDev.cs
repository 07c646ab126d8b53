using System.Runtime.CompilerServices;

namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Population standard deviation of the last <paramref name="period"/> values: squares divided by <c>period</c>.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One value per bar in the unit of the series, zero or more; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's STDDEV.</remarks>
    public Series StdDev(int period = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Define(Count, period - 1, last => Math.Sqrt(PopulationVariance(values.AsSpan(last - period + 1, period))));
    }

    // Two passes over distances from the first value: exact zero for a constant window, and no digits lost to large prices.
    // Optimised at its first call: it is called for each bar, and a young process would spend its time in code that is not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double PopulationVariance(ReadOnlySpan<double> window)
    {
        var origin = window[0];
        var sum = 0.0;
        foreach (var value in window) sum += value - origin;
        var mean = sum / window.Length;

        var squares = 0.0;
        foreach (var value in window) squares += (value - origin - mean) * (value - origin - mean);
        return squares / window.Length;
    }
}
