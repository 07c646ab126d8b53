using Sentinel.Core.Sweeps;
using Xunit;

namespace Sentinel.Core.Tests.Sweeps;

public sealed class SweepRankingTests
{
    private static readonly SweepGrid Line = new([new SweepAxis("length", [1, 2, 3, 4, 5])]);

    [Fact]
    public void A_spike_leads_by_value_and_a_plateau_by_neighbours()
    {
        var square = new SweepGrid([new SweepAxis("a", [1, 2, 3, 4, 5]), new SweepAxis("b", [1, 2, 3, 4, 5])]);

        var ranking = new SweepRanking(square, RankMetric.Default, Figures(
            square,
            2, 2, 2, 2, 2,
            2, 2, 2, 2, 2,
            0, 0, 9, 0, 0,
            0, 0, 0, 0, 0,
            0, 0, 0, 0, 0));

        Assert.Equal(12, ranking.Order(RankBy.Value)[0]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ranking.Order(RankBy.Neighbours)[..10]);
    }

    [Fact]
    public void A_hole_in_a_plateau_is_no_plateau()
    {
        Assert.Equal([4, 3, 2, 1, 0], Sharpe(-1, 2, 2, 3, 3).Order(RankBy.Neighbours));
    }

    [Fact]
    public void Equal_points_are_ranked_by_the_other_criterion()
    {
        var ranking = Sharpe(9, 0, 2, 2.2, 2);

        Assert.Equal([0, 3, 4, 2, 1], ranking.Order(RankBy.Value));
    }

    [Fact]
    public void The_median_is_of_the_neighbours_alone()
    {
        var ranking = Sharpe(1, 100, 3, 4, 6);

        Assert.Equal([100.0, 2, 52, 4.5, 4], Neighbours(ranking));
    }

    [Fact]
    public void The_median_of_four_is_the_mean_of_the_two_in_the_middle()
    {
        var cross = new SweepGrid([new SweepAxis("a", [1, 2, 3]), new SweepAxis("b", [1, 2, 3])]);

        var ranking = new SweepRanking(cross, RankMetric.Default, Figures(cross, 0, 1, 0, 4, 50, 8, 0, 100, 0));

        Assert.Equal(6, ranking.NeighboursOf(4));
    }

    [Fact]
    public void A_disqualified_neighbour_counts_as_worse_than_any_number()
    {
        var figures = Figures(Line, 1, 2, 3, 4, 5);
        figures.SetDisqualified(1);

        var ranking = new SweepRanking(Line, RankMetric.Default, figures);

        Assert.Equal([null, 2, null, 4, 4], Neighbours(ranking));
        Assert.Equal([4, 3, 2, 0], ranking.Order(RankBy.Value));
    }

    [Fact]
    public void An_undefined_neighbour_counts_alike_and_its_own_point_ranks_last()
    {
        var figures = Figures(Line, -1, -2, -3, -4, -5);
        figures.SetCompleted(1, null);

        var ranking = new SweepRanking(Line, RankMetric.Default, figures);

        Assert.Equal([null, -2, null, -4, -4], Neighbours(ranking));
        Assert.Equal([0, 2, 3, 4, 1], ranking.Order(RankBy.Value));
    }

    [Fact]
    public void A_neighbour_that_is_not_finished_is_left_out()
    {
        var figures = new SweepFigures(Line.Count);
        figures.SetCompleted(0, 7);
        figures.SetCompleted(1, 8);

        var ranking = new SweepRanking(Line, RankMetric.Default, figures);

        Assert.Equal([8.0, 7, 8, null, null], Neighbours(ranking));
        Assert.Equal([1, 0], ranking.Order(RankBy.Value));
    }

    [Fact]
    public void One_disqualified_neighbour_of_three_leaves_a_median()
    {
        var grid = new SweepGrid([new SweepAxis("a", [1, 2]), new SweepAxis("b", [1, 2, 3])]);
        var figures = Figures(grid, 5, 0, 7, 0, 6, 0);
        figures.SetDisqualified(4);

        var ranking = new SweepRanking(grid, RankMetric.Default, figures);

        Assert.Equal(5, ranking.NeighboursOf(1));
    }

    [Theory]
    [InlineData("sharpe", new[] { 4, 3, 2, 1, 0 })]
    [InlineData("max_drawdown", new[] { 4, 3, 2, 1, 0 })]
    [InlineData("var95", new[] { 4, 3, 2, 1, 0 })]
    [InlineData("volatility", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("max_drawdown_duration_bars", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("fees_paid", new[] { 0, 1, 2, 3, 4 })]
    public void Each_metric_has_its_direction(string metric, int[] expected)
    {
        var ranking = new SweepRanking(Line, RankMetric.Find(metric), Figures(Line, -0.5, -0.4, -0.3, -0.2, -0.1));

        Assert.Equal(expected, ranking.Order(RankBy.Value));
        Assert.Equal(-0.3, ranking.ValueOf(2));
        Assert.Equal(-0.3, ranking.NeighboursOf(2)!.Value, 12);
    }

    [Fact]
    public void Points_equal_in_both_keep_the_order_of_the_grid()
    {
        Assert.Equal([0, 1, 2, 3, 4], Sharpe(1, 1, 1, 1, 1).Order(RankBy.Neighbours));
    }

    private static SweepRanking Sharpe(params double[] values) => new(Line, RankMetric.Default, Figures(Line, values));

    private static SweepFigures Figures(SweepGrid grid, params double[] values)
    {
        var figures = new SweepFigures(grid.Count);
        for (var i = 0; i < values.Length; i++) figures.SetCompleted(i, values[i]);
        return figures;
    }

    private static IEnumerable<double?> Neighbours(SweepRanking ranking) => Enumerable.Range(0, Line.Count).Select(ranking.NeighboursOf);
}
