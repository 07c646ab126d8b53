using System.Globalization;

namespace Sentinel.Api.Requests;

/// <summary>Moments as callers write and read them.</summary>
internal static class Times
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A moment to the second, in the form that callers may send.</summary>
    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same to the tick.</summary>
    public static string ExactText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment in a parameter; null where it is left out or is none, which is noted.</summary>
    public static DateTimeOffset? Read(string? text, string name, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (TryParse(text, out var time)) return time;

        errors.Add(name, "Must be an ISO 8601 date or time such as 2024-06-01 or 2024-06-01T12:00:00Z.");
        return null;
    }

    /// <summary>Whether a text is an ISO 8601 date or moment; without a zone it is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
