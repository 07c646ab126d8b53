namespace Sentinel.Load.Prices;

/// <summary>How long the rounds of one measurement took.</summary>
internal sealed record Spread(TimeSpan Least, TimeSpan Median, TimeSpan Most)
{
    public static Spread Of(IEnumerable<TimeSpan> rounds)
    {
        var sorted = rounds.Order().ToList();
        return new Spread(sorted[0], sorted[sorted.Count / 2], sorted[^1]);
    }

    public override string ToString() => $"{Text.Milliseconds(Least)}, {Text.Milliseconds(Median)}, {Text.Milliseconds(Most)}";
}
