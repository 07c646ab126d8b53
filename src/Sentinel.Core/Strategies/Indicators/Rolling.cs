namespace Sentinel.Core.Strategies;

/// <summary>Folds every window of a column, in three passes however long the window is.</summary>
/// <remarks>
/// The column is cut into blocks of one window's length; a window is the tail of one block and the head of the next. Nothing is
/// ever subtracted, so no digits are lost, and a NaN spoils only the windows that hold it. M. van Herk, "A fast algorithm for
/// local minimum and maximum filters on rectangular and octagonal kernels", Pattern Recognition Letters, 1992.
/// </remarks>
internal static class Rolling
{
    /// <summary>The sum of the last <paramref name="period"/> values, NaN before there are as many.</summary>
    public static Series Sum(Series series, int period) => Fold(series, period, static (a, b) => a + b);

    /// <summary>The last <paramref name="period"/> values folded by an associative operation, NaN before there are as many.</summary>
    public static Series Fold(Series series, int period, Func<double, double, double> operation)
    {
        var heads = Heads(series, period, operation);
        var tails = Tails(series, period, operation);

        return Series.Define(series.Count, period - 1, last =>
        {
            var first = last - period + 1;
            return first % period == 0 ? heads[last] : operation(tails[first], heads[last]);
        });
    }

    // From the beginning of its block to each value.
    private static double[] Heads(ReadOnlySpan<double> values, int period, Func<double, double, double> operation)
    {
        var heads = values.ToArray();
        for (var i = 1; i < heads.Length; i++)
            if (i % period != 0) heads[i] = operation(heads[i - 1], heads[i]);
        return heads;
    }

    // From each value to the end of its block.
    private static double[] Tails(ReadOnlySpan<double> values, int period, Func<double, double, double> operation)
    {
        var tails = values.ToArray();
        for (var i = tails.Length - 2; i >= 0; i--)
            if ((i + 1) % period != 0) tails[i] = operation(tails[i], tails[i + 1]);
        return tails;
    }
}
