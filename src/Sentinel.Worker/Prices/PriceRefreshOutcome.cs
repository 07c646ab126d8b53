using Sentinel.Contracts.Prices;

namespace Sentinel.Worker.Prices;

/// <summary>What a refresh came to.</summary>
/// <param name="Refreshed">What it stored.</param>
/// <param name="BarsBehind">How many bars have ended and are not there, zero or more.</param>
/// <param name="Cause">What the sources said instead of the newest of them; null when they said nothing.</param>
/// <param name="HoursFound">How many bars were found for hours that were missing within the series.</param>
internal sealed record PriceRefreshOutcome(PricesRefreshed Refreshed, int BarsBehind, string? Cause, int HoursFound)
{
    /// <summary>That it left the series behind, as a sentence; null when it did not.</summary>
    public string? Warning => BarsBehind == 0 ? null
        : $"{BarsBehind} bar{(BarsBehind == 1 ? " is" : "s are")} still missing after {Refreshed.LastBar:u}. {Cause ?? "No source has a newer one."}";
}
