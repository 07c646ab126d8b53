namespace Sentinel.Core.Prices;

/// <summary>What is stored of one symbol.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Source">Where its newest bars came from.</param>
/// <param name="First">UTC open time of its oldest bar.</param>
/// <param name="Last">UTC open time of its newest bar.</param>
/// <param name="Bars">Number of stored bars, one or more.</param>
/// <param name="MissingHours">Hours between first and last for which no bar is stored.</param>
public sealed record PriceCoverage(
    Symbol Symbol, string Source, DateTimeOffset First, DateTimeOffset Last, int Bars, int MissingHours)
{
    /// <summary>How many bars are finished by now and not stored, zero or more.</summary>
    /// <param name="now">UTC time.</param>
    public int BarsBehind(DateTimeOffset now) => Math.Max(0, (int)(now - Last).TotalHours - 1);

    /// <summary>Whether the newest bar has not ended, so that it is none.</summary>
    /// <param name="now">UTC time.</param>
    public bool IsAhead(DateTimeOffset now) => Last.AddHours(1) > now;

    /// <summary>Missing hours as a part of all between first and last, 0 to 1.</summary>
    public double MissingPart => (double)MissingHours / (Bars + MissingHours);

    /// <summary>Whether the newest bar ended more than two hours ago.</summary>
    /// <param name="now">UTC time.</param>
    public bool IsStale(DateTimeOffset now) => now - Last.AddHours(1) > TimeSpan.FromHours(2);
}
