namespace Sentinel.Core.Sweeps;

/// <summary>The completed points of a sweep by one metric, with the median of each point's neighbours beside its own value.</summary>
/// <remarks>
/// The neighbours are those of <see cref="SweepGrid.NeighboursOf"/>; the point itself does not count. A neighbour that was disqualified, or
/// for which the metric is undefined, counts as worse than any number; one that is not finished yet is left out. Of an even number the
/// median is the mean of the two in the middle. It is null when it falls on a neighbour without a number, or when there is no neighbour.
/// </remarks>
public sealed class SweepRanking
{
    private readonly SweepFigures figures;
    private readonly RankMetric metric;

    // Turned so that larger is better: negative infinity stands for no number, NaN for not finished or without neighbours.
    private readonly double[] scores;
    private readonly double[] neighbours;

    /// <summary>Computes the medians.</summary>
    public SweepRanking(SweepGrid grid, RankMetric metric, SweepFigures figures)
    {
        (this.metric, this.figures) = (metric, figures);
        scores = [.. Enumerable.Range(0, grid.Count).Select(Score)];
        neighbours = Medians(grid, scores);
    }

    /// <summary>The metric of a point; null when it has none.</summary>
    public double? ValueOf(int index) => figures.ValueOf(index);

    /// <summary>The median of a point's neighbours; null when there is none.</summary>
    public double? NeighboursOf(int index) => double.IsFinite(neighbours[index]) ? Turned(neighbours[index]) : null;

    /// <summary>The completed points, best first; those without a number come last, equal ones in the order of the other criterion, then of the grid.</summary>
    public int[] Order(RankBy by)
    {
        var (first, second) = by is RankBy.Value ? (scores, neighbours) : (Plateaus(), scores);
        var order = Enumerable.Range(0, figures.Count).Where(figures.IsCompleted).ToArray();
        Array.Sort(order, (a, b) =>
            first[b].CompareTo(first[a]) is not 0 and var byFirst ? byFirst
            : second[b].CompareTo(second[a]) is not 0 and var bySecond ? bySecond
            : a.CompareTo(b));
        return order;
    }

    private double[] Plateaus() => [.. scores.Zip(neighbours, Math.Min)];

    private double Score(int index) =>
        !figures.IsFinished(index) ? double.NaN
        : figures.ValueOf(index) is { } value ? Turned(value)
        : double.NegativeInfinity;

    private double Turned(double value) => metric.IsBetterSmaller ? -value : value;

    private static double[] Medians(SweepGrid grid, double[] scores)
    {
        var medians = new double[grid.Count];
        Span<int> indices = stackalloc int[2 * SweepGrid.MaxAxes];
        Span<double> around = stackalloc double[2 * SweepGrid.MaxAxes];
        for (var point = 0; point < medians.Length; point++)
        {
            var count = 0;
            foreach (var neighbour in indices[..grid.NeighboursOf(point, indices)])
            {
                if (!double.IsNaN(scores[neighbour])) around[count++] = scores[neighbour];
            }

            medians[point] = Median(around[..count]);
        }

        return medians;
    }

    private static double Median(Span<double> values)
    {
        if (values.IsEmpty) return double.NaN;

        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
