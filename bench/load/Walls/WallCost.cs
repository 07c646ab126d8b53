using System.Globalization;

namespace Sentinel.Load.Walls;

/// <summary>Compiling behind the source wall and without it, round by round.</summary>
internal sealed record WallCost(IReadOnlyList<WallCost.Round> Rounds)
{
    public IEnumerable<Figure> Figures()
    {
        var ratios = Rounds.Select(round => round.Guarded / round.Unguarded).Order().ToList();
        return
        [
            new("rounds", $"{Rounds.Count}"),
            new("guarded, CPU of one, median", Text.Milliseconds(Median(Rounds.Select(round => round.Guarded)))),
            new("unguarded, CPU of one, median", Text.Milliseconds(Median(Rounds.Select(round => round.Unguarded)))),
            new("guarded over unguarded, median", Ratio(ratios[ratios.Count / 2])),
            new("guarded over unguarded, least and most", $"{Ratio(ratios[0])} to {Ratio(ratios[^1])}"),
            new("the same of memory allocated", Ratio(Rounds[^1].Allocated)),
        ];
    }

    private TimeSpan Median(IEnumerable<TimeSpan> times) => times.Order().ElementAt(Rounds.Count / 2);

    private static string Ratio(double ratio) => ratio.ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>One round over all strategies.</summary>
    /// <param name="Guarded">CPU time of a strategy behind the wall.</param>
    /// <param name="Unguarded">The same without it.</param>
    /// <param name="Allocated">Memory allocated behind the wall over that without it.</param>
    internal sealed record Round(TimeSpan Guarded, TimeSpan Unguarded, double Allocated);
}
