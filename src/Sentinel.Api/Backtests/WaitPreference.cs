using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Backtests;

/// <summary>How long a caller is ready to wait for a result.</summary>
internal sealed record WaitPreference
{
    /// <summary>Seconds that links wait: gateways cut an answer that takes 29 or 30.</summary>
    public const int SecondsOfLinks = 25;

    private const int MaxSeconds = 60;

    [Description("Seconds to wait for the result, 0 to 60. Default 0.")]
    [FromQuery(Name = "wait")]
    public string? Wait { get; init; }

    [Description("The same as a header (RFC 7240), such as wait=25: more than 60 is shortened, what is no number ignored. The query counts when both are given.")]
    [FromHeader(Name = "Prefer")]
    public string? Prefer { get; init; }

    /// <summary>The time to wait; zero when none is asked for.</summary>
    public TimeSpan Read(FieldErrors errors) => TimeSpan.FromSeconds(Wait is not null ? Parse(Wait, errors) : Preferred());

    /// <summary>Tells the caller that the preference was honoured.</summary>
    public static void Confirm(HttpResponse response, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero) response.Headers["Preference-Applied"] = $"wait={wait.TotalSeconds:0}";
    }

    private static int Parse(string text, FieldErrors errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds) return seconds;

        errors.Add("wait", $"The time to wait must be whole seconds from 0 to {MaxSeconds}, such as wait={SecondsOfLinks}.");
        return 0;
    }

    // A preference is no demand: as much of it is honoured as can be, and nothing is refused for it.
    private int Preferred()
    {
        if (Prefer is null || PreferHeader.Find(Prefer, "wait") is not { Length: > 0 } text || !text.All(char.IsAsciiDigit)) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxSeconds ? seconds : MaxSeconds;
    }
}
