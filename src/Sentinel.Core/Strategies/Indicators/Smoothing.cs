namespace Sentinel.Core.Strategies;

/// <summary>Exponential averages that start from a plain mean, as TA-Lib starts them.</summary>
internal static class Smoothing
{
    /// <summary>Weight 2/(period+1) for the newest value.</summary>
    public static Series Ema(Series series, long first, int period) => Seeded(series, first, period, 2 / (period + 1.0));

    /// <summary>Weight 1/period for the newest value. J. W. Wilder, "New Concepts in Technical Trading Systems", 1978.</summary>
    public static Series Wilder(Series series, long first, int period) => Seeded(series, first, period, 1.0 / period);

    // The mean of `period` values from `first` on, then a step of `weight` towards each further value; NaN before.
    private static Series Seeded(ReadOnlySpan<double> values, long first, int period, double weight)
    {
        var result = new double[values.Length];
        Array.Fill(result, double.NaN);
        if (first + period > values.Length) return new Series(result);

        var seed = (int)first + period - 1;
        var average = Mean(values.Slice((int)first, period));
        result[seed] = average;
        for (var i = seed + 1; i < result.Length; i++) result[i] = average += weight * (values[i] - average);
        return new Series(result);
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
