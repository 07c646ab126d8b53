namespace Sentinel.Core.Metrics;

/// <summary>Arithmetic mean.</summary>
public static class Mean
{
    /// <summary>In the unit of the values; null without values.</summary>
    public static double? Of(ReadOnlySpan<double> values) => Over(values, static _ => true);

    /// <summary>Mean of the values above zero; null without one.</summary>
    public static double? OfGains(ReadOnlySpan<double> values) => Over(values, static value => value > 0);

    /// <summary>Mean of the values below zero; null without one.</summary>
    public static double? OfLosses(ReadOnlySpan<double> values) => Over(values, static value => value < 0);

    private static double? Over(ReadOnlySpan<double> values, Func<double, bool> counts)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!counts(value)) continue;

            sum += value;
            count++;
        }

        return count > 0 ? sum / count : null;
    }
}
