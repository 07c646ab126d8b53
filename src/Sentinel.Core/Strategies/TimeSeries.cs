namespace Sentinel.Core.Strategies;

/// <summary>The UTC open times of the bars, oldest first.</summary>
public sealed class TimeSeries : Column<DateTimeOffset>
{
    private readonly long[] unixSeconds;

    internal TimeSeries(long[] unixSeconds) => this.unixSeconds = unixSeconds;

    /// <inheritdoc/>
    public override int Count => unixSeconds.Length;

    /// <summary>UTC open time of the bar at an index, 0 for the oldest.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such bar.</exception>
    public override DateTimeOffset this[int index] => DateTimeOffset.FromUnixTimeSeconds(unixSeconds[index]);

    /// <summary>A part of these times; with it, <c>bars.Time[^24..]</c> works.</summary>
    public TimeSeries Slice(int start, int length) => new(unixSeconds.AsSpan(start, length).ToArray());

    /// <inheritdoc/>
    public override IEnumerator<DateTimeOffset> GetEnumerator()
    {
        foreach (var seconds in unixSeconds) yield return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    internal TimeSeries Anew() => new(unixSeconds);

    internal bool Holds(ReadOnlySpan<long> times) => times.SequenceEqual(unixSeconds);
}
