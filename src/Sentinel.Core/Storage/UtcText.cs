using System.Globalization;

namespace Sentinel.Core.Storage;

/// <summary>A moment as it stands in a database: ISO-8601, UTC, milliseconds, so that text sorts as time does.</summary>
internal static class UtcText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static string? OfOptional(DateTimeOffset? time) => time is { } known ? Of(known) : null;

    /// <summary>The first millisecond at or after a bound of a window: bars open on whole hours, so none enters or leaves.</summary>
    public static string? OfBound(DateTimeOffset? bound) => bound is { } time
        ? Of(time.AddTicks((TimeSpan.TicksPerMillisecond - (time.Ticks % TimeSpan.TicksPerMillisecond)) % TimeSpan.TicksPerMillisecond))
        : null;

    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? ParseOptional(string? text) => text is null ? null : Parse(text);
}
