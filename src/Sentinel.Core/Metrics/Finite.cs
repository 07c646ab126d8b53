namespace Sentinel.Core.Metrics;

/// <summary>Keeps what is no number out of a report: JSON knows neither NaN nor infinity.</summary>
internal static class Finite
{
    /// <summary>The value; null when there is none, or it is NaN or too large for a <see cref="double"/>.</summary>
    public static double? OrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
