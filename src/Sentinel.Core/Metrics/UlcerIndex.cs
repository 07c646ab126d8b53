namespace Sentinel.Core.Metrics;

/// <summary>Root mean square drawdown: how deep and how long equity was below its peak.</summary>
/// <remarks>
/// sqrt(mean((equity[t] / max(equity[0..t]) - 1)^2)) over all n bars.
/// P. G. Martin and B. B. McCann, "The Investor's Guide to Fidelity Funds", 1989.
/// </remarks>
public static class UlcerIndex
{
    /// <summary>A fraction from 0 to 1.</summary>
    /// <param name="equity">One value or more, one per bar, oldest first, not negative, the first above zero.</param>
    public static double Of(ReadOnlySpan<double> equity)
    {
        var (peak, squares) = (0.0, 0.0);
        foreach (var value in equity)
        {
            if (value > peak) peak = value;
            var drawdown = value / peak - 1;
            squares += drawdown * drawdown;
        }

        return Math.Sqrt(squares / equity.Length);
    }
}
