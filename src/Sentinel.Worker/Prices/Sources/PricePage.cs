using Sentinel.Core.Prices;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>What can be believed of a source's answer: possible, finished bars of the hours asked for, oldest first, no hour twice.</summary>
/// <param name="Source">How the bars are labelled in results.</param>
/// <param name="Hours">What was asked for.</param>
/// <param name="Bars">The bars; empty when nothing was traded.</param>
/// <param name="Impossible">Bars that cannot have happened and were left out.</param>
internal sealed record PricePage(string Source, HourRange Hours, IReadOnlyList<Bar> Bars, IReadOnlyList<Bar> Impossible)
{
    // An exchange publishes a bar some seconds after its hour: its own, later, is better than another's.
    private const int HoursOfPatience = 2;

    /// <summary>What each source said instead of bars, when none had any; null otherwise.</summary>
    public string? WhyEmpty { get; init; }

    /// <summary>Whether nothing came but what is known, though more than the newest hours were asked for.</summary>
    /// <param name="known">The stored bar that was asked for again; null for none.</param>
    public bool HasNothingNew(Bar? known) =>
        Bars.Count == 0 || (known is { } bar && Hours.Hours > 1 + HoursOfPatience && Bars.All(own => own.Time == bar.Time));

    /// <summary>Sifts an answer.</summary>
    /// <param name="source">How the bars are labelled in results.</param>
    /// <param name="hours">What was asked for.</param>
    /// <param name="askedAt">When: a bar that ended after that may be unfinished in the answer.</param>
    /// <param name="sent">What came.</param>
    /// <exception cref="PriceSourceException">It contradicts itself, or nothing of it is possible.</exception>
    public static PricePage Of(string source, HourRange hours, DateTimeOffset askedAt, IReadOnlyList<Bar> sent)
    {
        var finished = sent.Distinct()
            .Where(bar => hours.Contains(bar.Time) && bar.Time.AddHours(1) <= askedAt)
            .OrderBy(bar => bar.Time)
            .ToLookup(bar => BarCheck.WhyImpossible(bar) is null);
        Bar[] bars = [.. finished[true]];
        Bar[] impossible = [.. finished[false]];

        for (var i = 1; i < bars.Length; i++)
        {
            if (bars[i].Time == bars[i - 1].Time) throw new PriceSourceException($"It has two different bars of {bars[i].Time:u}.");
        }

        if (bars.Length == 0 && impossible.Length > 0)
            throw new PriceSourceException($"All its bars are impossible; of the one of {impossible[0].Time:u} {BarCheck.WhyImpossible(impossible[0])}.");

        return new PricePage(source, hours, bars, impossible);
    }

    /// <summary>Refuses the page if it has another bar than is known of an hour, and another by far: it must be of another market.</summary>
    /// <param name="known">A bar that is stored.</param>
    /// <param name="limit">Largest difference of the closes, as a fraction.</param>
    /// <exception cref="PriceSourceException">It has.</exception>
    public void CheckAgainst(Bar known, double limit)
    {
        var own = Bars.FirstOrDefault(bar => bar.Time == known.Time);
        if (own != default && Math.Abs((own.Close / known.Close) - 1) > limit)
        {
            throw new PriceSourceException(
                $"It closes {known.Time:u} at {own.Close} where {known.Close} is stored. Is it another market? "
                + "If the stored bars are the wrong ones, import the right ones from a file.");
        }
    }
}
