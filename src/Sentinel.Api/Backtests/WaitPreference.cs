using System.Globalization;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Backtests;

/// <summary>How long a caller is ready to wait for a result: <c>?wait=N</c>, or the header <c>Prefer: wait=N</c> (RFC 7240).</summary>
internal static class WaitPreference
{
    private const int MaxSeconds = 60;
    private const string Name = "wait";

    /// <summary>The time to wait; zero when none is asked for.</summary>
    public static TimeSpan Read(HttpRequest request, FieldErrors errors) =>
        request.Query.TryGetValue(Name, out var query) ? Parse("wait", query.ToString(), errors)
        : Preferred(request.Headers["Prefer"]) is { } preferred ? Parse("prefer", preferred, errors)
        : TimeSpan.Zero;

    /// <summary>Tells the caller that the preference was honoured.</summary>
    public static void Confirm(HttpResponse response, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) response.Headers["Preference-Applied"] = $"wait={wait.TotalSeconds:0}";
    }

    private static string? Preferred(IEnumerable<string?> headers) => headers
        .SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries))
        .Select(preference => preference.Split('=', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(preference => preference is [Name, _])?[1];

    private static TimeSpan Parse(string field, string text, FieldErrors errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds)
            return TimeSpan.FromSeconds(seconds);

        errors.Add(field, $"The time to wait must be whole seconds from 0 to {MaxSeconds}, such as wait=30.");
        return TimeSpan.Zero;
    }
}
