using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Backtests;

/// <summary>How long a caller is ready to wait for a result.</summary>
internal sealed record WaitPreference
{
    private const int MaxSeconds = 60;

    [Description("Seconds to wait for the result, 0 to 60. Default 0.")]
    [FromQuery(Name = "wait")]
    public string? Wait { get; init; }

    [Description("The same as a header (RFC 7240), such as wait=30; the query counts when both are given.")]
    [FromHeader(Name = "Prefer")]
    public string? Prefer { get; init; }

    /// <summary>The time to wait; zero when none is asked for.</summary>
    public TimeSpan Read(FieldErrors errors) =>
        Wait is not null ? Parse("wait", Wait, errors)
        : Preferred() is { } preferred ? Parse("prefer", preferred, errors)
        : TimeSpan.Zero;

    /// <summary>Tells the caller that the preference was honoured.</summary>
    public static void Confirm(HttpResponse response, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) response.Headers["Preference-Applied"] = $"wait={wait.TotalSeconds:0}";
    }

    private string? Preferred() => Prefer?
        .Split(',')
        .Select(preference => preference.Split('=', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(preference => preference is ["wait", _])?[1];

    private static TimeSpan Parse(string field, string text, FieldErrors errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds)
            return TimeSpan.FromSeconds(seconds);

        errors.Add(field, $"The time to wait must be whole seconds from 0 to {MaxSeconds}, such as wait=30.");
        return TimeSpan.Zero;
    }
}
