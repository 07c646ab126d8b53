using Sentinel.Load.Systems;

namespace Sentinel.Load.Cold;

/// <summary>What strategies took since a start, stretch by stretch, without the start.</summary>
internal sealed record ColdUse(IReadOnlyList<StretchUse> Stretches)
{
    private const int Most = 1_000;

    /// <summary>CPU time of one of the first thousand, or of all where they are fewer.</summary>
    public TimeSpan CpuOfOneOfTheFirst => First.Sum(use => use.Cpu) / First.Sum(use => use.Stretch.Count);

    /// <summary>Which those are.</summary>
    public string FirstName => FormattableString.Invariant($"the first {First[^1].Stretch.Last:N0}");

    private IReadOnlyList<StretchUse> First => [.. Stretches.TakeWhile(use => use.Stretch.Last <= Most)];

    /// <summary>CPU time of a strategy in each stretch and over the first thousand.</summary>
    public IEnumerable<Figure> CpuFigures(string name) =>
    [
        .. Stretches.Select(use => new Figure($"{name}, {use.Stretch}", Text.Milliseconds(use.CpuOfOne))),
        new($"{name}, {FirstName}", Text.Milliseconds(CpuOfOneOfTheFirst)),
    ];

    /// <summary>Strategies a second in each stretch.</summary>
    public IEnumerable<Figure> RateFigures() => Stretches.Select(use => new Figure($"a second, {use.Stretch}", Text.Rate(use.Rate)));
}
