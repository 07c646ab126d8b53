using System.Globalization;

namespace Sentinel.Load;

/// <summary>How figures are written.</summary>
internal static class Text
{
    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F2} ms");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s");

    public static string Rate(double perSecond) => $"{perSecond.ToString(perSecond < 100 ? "F1" : "N0", CultureInfo.InvariantCulture)}/s";

    public static string Number(double number) => number.ToString("F2", CultureInfo.InvariantCulture);

    public static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{fraction * 100:F0} %");
}
