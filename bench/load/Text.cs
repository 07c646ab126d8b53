using System.Globalization;

namespace Sentinel.Load;

/// <summary>How figures are written.</summary>
internal static class Text
{
    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F2} ms");

    public static string Rate(double perSecond) => string.Create(CultureInfo.InvariantCulture, perSecond < 100 ? $"{perSecond:F1}/s" : $"{perSecond:N0}/s");

    public static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{fraction * 100:F0} %");
}
