using System.Globalization;

namespace Sentinel.Load.Measures;

/// <summary>Slices of the system, each between two of the floor.</summary>
/// <param name="Floor">Strategies a second of the floor, one slice more than the system had.</param>
/// <param name="System">Slices of the system.</param>
internal sealed record RatioResult(IReadOnlyList<double> Floor, IReadOnlyList<SystemSlice> System)
{
    /// <summary>A column for each slice, and for the sum over the later half.</summary>
    public Report Report(string subject)
    {
        var report = new Report(subject);
        for (var i = 0; i < System.Count; i++) report.Add($"slice {i + 1}", Figures(FloorAround(i), [System[i]]));

        var later = Enumerable.Range(0, System.Count).Skip(System.Count / 2).ToList();
        report.Add("later half", Figures(later.Average(FloorAround), [.. later.Select(i => System[i])]));
        return report;
    }

    private double FloorAround(int slice) => (Floor[slice] + Floor[slice + 1]) / 2;

    private static IEnumerable<Figure> Figures(double floor, IReadOnlyList<SystemSlice> slices)
    {
        var rate = slices.Average(slice => slice.Rate);
        return
        [
            new("floor, mean of before and after", Text.Rate(floor)),
            new("system, from the first request to the last outcome", Text.Rate(rate)),
            new("of the floor's rate", Text.Percent(rate / floor)),
            new("CPU of one, broker included", Text.Milliseconds(Mean(slices, slice => slice.Cpu))),
            new("of it API and worker", Text.Milliseconds(Mean(slices, slice => slice.HostCpu))),
            new("cores idle", Number(slices.Average(slice => slice.IdleCores))),
            new("cores busy with others", Number(slices.Average(slice => slice.CoresOfOthers))),
        ];
    }

    private static TimeSpan Mean(IReadOnlyList<SystemSlice> slices, Func<SystemSlice, TimeSpan> part) =>
        slices.Aggregate(TimeSpan.Zero, (sum, slice) => sum + part(slice)) / slices.Count;

    private static string Number(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
