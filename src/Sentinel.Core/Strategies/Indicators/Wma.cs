using System.Runtime.CompilerServices;

namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Weighted moving average: weights 1 to <paramref name="period"/>, the newest value weighing most.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <returns>One value per bar in the unit of the series; defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's WMA.</remarks>
    public Series Wma(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Define(Count, period - 1, last => WeightedMean(values.AsSpan(last - period + 1, period)));
    }

    // Optimised at its first call, as the variance is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double WeightedMean(ReadOnlySpan<double> window)
    {
        var sum = 0.0;
        for (var i = 0; i < window.Length; i++) sum += (i + 1) * window[i];
        return sum / (window.Length * (window.Length + 1.0) / 2);
    }
}
