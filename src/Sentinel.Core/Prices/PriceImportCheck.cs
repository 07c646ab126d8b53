using System.Globalization;
using Sentinel.Core.Prices.Files;

namespace Sentinel.Core.Prices;

/// <summary>Finds in a file what would make results wrong without a word: bars that are no hours, that have not ended, or of another market.</summary>
internal static class PriceImportCheck
{
    // As many equal steps in a row are no hours that happen to be missing.
    private const int EqualSteps = 12;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>All that speaks against storing the bars of a file.</summary>
    /// <param name="content">What stands in it.</param>
    /// <param name="symbol">Whose bars they are to be.</param>
    /// <param name="stored">What is stored of that symbol.</param>
    /// <param name="jumpLimit">Largest change of a close within an hour, as a fraction.</param>
    /// <param name="now">UTC time: a bar that ends later is none.</param>
    public static IReadOnlyList<PriceObjection> Of(PriceFileContent content, Symbol symbol, PriceSeries stored, double jumpLimit, DateTimeOffset now) =>
    [
        .. OfFile(content, symbol, now).Concat(stored.Source == PriceSource.SyntheticSample ? [] : AgainstStored(content.Bars, stored, jumpLimit)).OfType<PriceObjection>(),
    ];

    private static PriceObjection?[] OfFile(PriceFileContent content, Symbol symbol, DateTimeOffset now) =>
        [Length(content), Spacing(content.Times), Unfinished(content.Times, now), Pair(content.Pairs, symbol)];

    private static PriceObjection?[] AgainstStored(IReadOnlyList<Bar> bars, PriceSeries stored, double jumpLimit) =>
        [SameHours(bars, stored, jumpLimit), Seams(bars, stored, jumpLimit)];

    private static PriceObjection? Length(PriceFileContent content) => !content.IsCut ? null
        : new("too_long", $"The file has more than {PriceFile.MaxRows:N0} lines. Split it.", MayBeForced: false);

    private static PriceObjection? Spacing(IReadOnlyList<DateTimeOffset> times)
    {
        if (times.Count < 2) return null;

        var steps = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        var commonest = steps.CountBy(step => step).OrderByDescending(step => step.Value).ThenBy(step => step.Key).First().Key;
        if (commonest < Hour)
            return new("spacing", $"These bars are {Span(commonest)} apart; Sentinel's are an hour. Put them together to hours first.", MayBeForced: false);
        if (commonest.Ticks % Hour.Ticks != 0)
            return new("spacing", $"These bars are {Span(commonest)} apart; Sentinel's are an hour. Were the times rounded as they were written?", MayBeForced: false);
        if (commonest > Hour)
            return new("spacing", $"These bars are {Span(commonest)} apart; Sentinel's are an hour. Get hourly bars; --force if hours without trades are what is missing.", MayBeForced: true);

        return Stretch(times, steps) ?? Missing(times);
    }

    private static PriceObjection? Stretch(IReadOnlyList<DateTimeOffset> times, List<TimeSpan> steps)
    {
        for (int start = 0, end; start < steps.Count; start = end)
        {
            for (end = start + 1; end < steps.Count && steps[end] == steps[start]; end++) { }

            if (steps[start] != Hour && end - start >= EqualSteps)
            {
                return new(
                    "spacing",
                    $"From {Time(times[start])} to {Time(times[end])} these bars are {Span(steps[start])} apart; Sentinel's are an hour. Take them out of the file{(steps[start] > Hour ? "; --force if hours without trades are what is missing" : "")}.",
                    MayBeForced: steps[start] > Hour);
            }
        }

        return null;
    }

    private static PriceObjection? Missing(IReadOnlyList<DateTimeOffset> times)
    {
        var hours = (int)Math.Min((times[^1] - times[0]).TotalHours + 1, int.MaxValue);
        return hours <= 2 * times.Count ? null
            : new("mostly_missing", Say($"The file has {times.Count} bars for {hours} hours, so more would be filled than real. Import each stretch by itself; --force if it is meant."), MayBeForced: true);
    }

    private static PriceObjection? Unfinished(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var count = times.Count(time => time > now - Hour);
        if (count == 0) return null;

        var first = times.First(time => time > now - Hour);
        return new(
            "unfinished",
            $"{(count == 1 ? $"The bar of {Time(first)} has not ended" : $"{count} bars have not ended, the first of {Time(first)}, the last of {Time(times[^1])}")}; it is {Time(now)}. Leave out what is later with --to {first.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}.",
            MayBeForced: false);
    }

    private static PriceObjection? Pair(IReadOnlyList<string> pairs, Symbol symbol)
    {
        if (pairs.Count == 0 || (pairs.Count == 1 && Names(pairs[0], symbol))) return null;

        return pairs.Count > 1
            ? new("other_market", $"The file holds several pairs: {Shown.Of(pairs)}. Keep the lines of one.", MayBeForced: false)
            : new("other_market", $"The file says that its bars are of {Shown.Of(pairs[0])}, not of {symbol}. Import them as that with --symbol; --force if it is meant.", MayBeForced: true);
    }

    private static bool Names(string text, Symbol symbol)
    {
        var parts = $"{symbol}".Split('-');
        var bare = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant().Replace("XBT", "BTC", StringComparison.Ordinal);
        return bare == $"{parts[0]}{parts[1]}" || bare == parts[0] || bare == $"X{parts[0]}Z{parts[1]}" || bare.EndsWith($"{parts[0]}{parts[1]}", StringComparison.Ordinal);
    }

    private static PriceObjection? SameHours(IReadOnlyList<Bar> bars, PriceSeries stored, double limit)
    {
        var shared = 0;
        var far = new List<(Bar Bar, double Stored)>();
        foreach (var bar in bars)
        {
            if (stored.IndexOf(bar.Time) is not (>= 0 and var index)) continue;

            shared++;
            if (Math.Abs((bar.Close / stored.Close[index]) - 1) > limit) far.Add((bar, stored.Close[index]));
        }

        return far.Count == 0 ? null : new(
            "other_market",
            Say($"{far.Count} of {shared} closes of stored hours are off by more than {limit:P0}: {Time(far[0].Bar.Time)} closes at {far[0].Bar.Close} where {far[0].Stored} is stored. Is it another market? --force if the stored ones are wrong, or take those out with prices delete."),
            MayBeForced: true);
    }

    private static PriceObjection? Seams(IReadOnlyList<Bar> bars, PriceSeries stored, double limit)
    {
        foreach (var (bar, neighbour) in NeighboursOf(bars, stored))
        {
            // What is a jump within a day is none within a month: prices spread as the square root of time.
            var days = Math.Abs((bar.Time - neighbour.Time).TotalDays);
            if (Math.Abs(Math.Log(bar.Close / neighbour.Close)) <= Math.Log(1 + limit) * Math.Sqrt(Math.Max(1, days))) continue;

            return new(
                "jump",
                Say($"At the seam {Time(bar.Time)} closes at {bar.Close} in the file, and {Time(neighbour.Time)} at {neighbour.Close} in what is stored. Is it another market? --force if it is true."),
                MayBeForced: true);
        }

        return null;
    }

    // Bars of the file beside which a stored bar comes next, of an hour that the file has none of.
    private static IEnumerable<(Bar Bar, Bar Neighbour)> NeighboursOf(IReadOnlyList<Bar> bars, PriceSeries stored)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            var (before, after) = (stored.IndexBefore(bars[i].Time), stored.IndexBefore(bars[i].Time.AddSeconds(1)) + 1);
            if (before >= 0 && (i == 0 || stored.TimeAt(before) > bars[i - 1].Time)) yield return (bars[i], stored.BarAt(before));
            if (after < stored.Count && (i == bars.Count - 1 || stored.TimeAt(after) < bars[i + 1].Time)) yield return (bars[i], stored.BarAt(after));
        }
    }

    private static string Span(TimeSpan span)
    {
        var (count, unit) = span switch
        {
            { TotalHours: >= 1 } => (span.TotalHours, "hour"),
            { TotalMinutes: >= 1 } => (span.TotalMinutes, "minute"),
            _ => (span.TotalSeconds, "second"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count:0.###} {unit}{(count == 1 ? "" : "s")}");
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
