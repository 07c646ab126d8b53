namespace Sentinel.Core.Metrics;

/// <summary>Return over the whole window: last equity over first, less one.</summary>
public static class TotalReturn
{
    /// <summary>A fraction, -1 or more: 0.1 is a gain of a tenth.</summary>
    /// <param name="equity">One value or more, one per bar, oldest first; the first above zero.</param>
    public static double Of(ReadOnlySpan<double> equity) => equity[^1] / equity[0] - 1;
}
