using Sentinel.Core.Sweeps;
using Xunit;

namespace Sentinel.Core.Tests.Sweeps;

public sealed class SweepGridTests
{
    private static readonly SweepGrid TwoByThree = new([new SweepAxis("fast", [12, 6]), new SweepAxis("slow", [48, 72, 24])]);

    [Fact]
    public void Points_are_every_combination_and_the_last_axis_changes_fastest()
    {
        var points = Enumerable.Range(0, TwoByThree.Count).Select(index => TwoByThree.PointAt(index)).Select(point => (point["fast"], point["slow"]));

        Assert.Equal([(6, 24), (6, 48), (6, 72), (12, 24), (12, 48), (12, 72)], points);
    }

    [Theory]
    [InlineData(0, new[] { 1, 3 })]
    [InlineData(1, new[] { 0, 2, 4 })]
    [InlineData(5, new[] { 2, 4 })]
    public void Neighbours_are_one_step_away_along_one_axis(int point, int[] expected)
    {
        Assert.Equal(expected, NeighboursOf(TwoByThree, point));
    }

    [Fact]
    public void A_point_inside_three_axes_has_six_neighbours()
    {
        var cube = new SweepGrid([new SweepAxis("a", [1, 2, 3]), new SweepAxis("b", [1, 2, 3]), new SweepAxis("c", [1, 2, 3])]);

        Assert.Equal([4, 10, 12, 14, 16, 22], NeighboursOf(cube, 13));
    }

    [Fact]
    public void A_single_point_has_no_neighbours()
    {
        Assert.Empty(NeighboursOf(new SweepGrid([new SweepAxis("a", [1])]), 0));
    }

    [Fact]
    public void What_is_no_grid_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new SweepGrid([]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([new SweepAxis("a", [])]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([new SweepAxis("a", [1, 1])]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([new SweepAxis("a", [double.NaN])]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([new SweepAxis("a", [1]), new SweepAxis("a", [2])]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([new SweepAxis("a", Values(1_000)), new SweepAxis("b", Values(101))]));
        Assert.Throws<ArgumentException>(() => new SweepGrid([.. Enumerable.Range(0, 9).Select(i => new SweepAxis($"a{i}", [1]))]));
    }

    private static int[] NeighboursOf(SweepGrid grid, int point)
    {
        Span<int> neighbours = stackalloc int[2 * SweepGrid.MaxAxes];
        return [.. neighbours[..grid.NeighboursOf(point, neighbours)].ToArray().Order()];
    }

    private static double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];
}
