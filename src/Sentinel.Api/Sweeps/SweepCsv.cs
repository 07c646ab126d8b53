using System.Globalization;
using System.Text;
using Sentinel.Core.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>All finished points of a sweep as a table: parameters, the median of the neighbours, metrics, or why it was disqualified.</summary>
internal static class SweepCsv
{
    /// <summary>What such a table is called.</summary>
    public const string ContentType = "text/csv";

    private const int PointsAtOnce = 1_000;

    /// <summary>Whether a client asks for it.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the points in the order of the grid, a part at a time.</summary>
    public static async Task Write(Stream stream, ISweepStore sweeps, Sweep sweep, SweepQuery query, CancellationToken cancellationToken)
    {
        var (grid, metric) = (sweep.Request.Grid, query.RankBy ?? sweep.Request.RankBy);
        var ranking = new SweepRanking(grid, metric, await sweeps.ReadFigures(sweep, metric, cancellationToken));
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await text.WriteLineAsync(Row(
        [
            "index", .. grid.Axes.Select(axis => CsvText.Cell(axis.Name)), "reason_code", $"neighbours_{metric.Name}", .. RankMetric.All.Select(known => known.Name), "signal_hash",
        ]));

        for (var first = 0; first < grid.Count; first += PointsAtOnce)
        {
            var indices = Enumerable.Range(first, Math.Min(PointsAtOnce, grid.Count - first)).ToArray();
            foreach (var point in await sweeps.ReadPoints(sweep.Id, indices, cancellationToken))
                await text.WriteLineAsync(Row(Cells(sweep, ranking, point)));
            await text.FlushAsync(cancellationToken);
        }
    }

    private static IEnumerable<string> Cells(Sweep sweep, SweepRanking ranking, SweepPoint point) =>
    [
        Number(point.Index),
        .. sweep.Request.Grid.PointAt(point.Index).Values.Select(value => Number(value)),
        SnakeCase.Of(point.ReasonCode) ?? "",
        Number(ranking.NeighboursOf(point.Index)),
        .. RankMetric.All.Select(metric => Number(point.Performance is { } performance ? metric.Of(performance) : null)),
        point.SignalHash ?? "",
    ];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Row(IEnumerable<string> cells) => string.Join(',', cells);
}
