namespace Sentinel.Worker.Prices.Sources;

/// <summary>Whole hours from a first one on, up to an end that does not belong to them.</summary>
/// <param name="Start">UTC, on a whole hour.</param>
/// <param name="End">UTC, on a whole hour.</param>
internal readonly record struct HourRange(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>How many hours; zero when the end is not after the start.</summary>
    public int Hours => Math.Max(0, (int)(End - Start).TotalHours);

    /// <summary>The oldest of them.</summary>
    public HourRange Oldest(int hours) => this with { End = Start.AddHours(Math.Min(Hours, hours)) };

    /// <summary>The newest of them.</summary>
    public HourRange Newest(int hours) => this with { Start = End.AddHours(-Math.Min(Hours, hours)) };

    /// <summary>Whether a bar with this open time lies in it.</summary>
    public bool Contains(DateTimeOffset time) => time >= Start && time < End;

    /// <summary>The hour that a moment lies in.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset moment) => new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}
