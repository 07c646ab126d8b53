namespace Sentinel.Core.Prices;

public sealed partial class PriceSeries
{
    private IReadOnlyList<SourceRange>? sources;

    /// <summary>Which bars came from where, oldest first; neighbours differ.</summary>
    public IReadOnlyList<SourceRange> Sources => sources ??= FindSources();

    private List<SourceRange> FindSources()
    {
        var ranges = new List<SourceRange>();
        for (var i = 0; i < steps.Length; i++)
        {
            var start = IndexAtOrAfter(steps[i].First);
            var end = i + 1 < steps.Length ? IndexAtOrAfter(steps[i + 1].First) : Count;
            if (start < end) Add(ranges, new SourceRange(steps[i].Source, TimeAt(start), TimeAt(end - 1), end - start));
        }

        return ranges;
    }

    private static void Add(List<SourceRange> ranges, SourceRange range)
    {
        if (ranges is [.., var before] && before.Source == range.Source)
            ranges[^1] = before with { Last = range.Last, Bars = before.Bars + range.Bars };
        else
            ranges.Add(range);
    }
}
