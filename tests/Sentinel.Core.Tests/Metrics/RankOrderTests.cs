using Sentinel.Core.Metrics;
using Xunit;

namespace Sentinel.Core.Tests.Metrics;

public sealed class RankOrderTests
{
    public static TheoryData<string, double[]> Orders => new()
    {
        { "one value", [3] },
        { "few values", [3, 1, 2] },
        { "in order", Values(i => i) },
        { "in reverse", Values(i => -i) },
        { "all equal", Values(_ => 0) },
        { "two values alone", Values(i => i % 2) },
        { "to and fro", Values(i => i % 2 == 0 ? i : -i) },
        { "like a roof", Values(i => -Math.Abs(i - 250)) },
        { "at random", Values(i => Math.Sin(i * 12.9898) * 43758.5453 % 1) },
        { "infinite ends", [.. Values(i => i % 7), double.PositiveInfinity, double.NegativeInfinity] },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_value_is_placed_where_sorting_would_put_it(string _, double[] values)
    {
        double[] sorted = [.. values.Order()];

        Assert.All(Enumerable.Range(0, values.Length), rank =>
        {
            double[] placed = [.. values];
            RankOrder.Place(placed, rank);

            Assert.Equal(sorted[rank], placed[rank]);
            Assert.All(placed[..rank], before => Assert.True(before <= placed[rank]));
            Assert.All(placed[rank..], after => Assert.True(after >= placed[rank]));
            Assert.Equal(sorted, placed.Order());
        });
    }

    [Theory]
    [InlineData("in order", 1)]
    [InlineData("in reverse", -1)]
    [InlineData("in a sample's blind spot", 0)]
    [InlineData("at random", 12.9898)]
    public void Of_many_values_one_is_placed_where_sorting_would_put_it(string _, double step)
    {
        var blind = Enumerable.Range(0, 256).Select(i => i * 35_063 / 256).ToHashSet();
        double[] values = [.. Enumerable.Range(0, 35_063).Select(i => step == 0 ? (blind.Contains(i) ? 1 : -i % 1_000) : step % 1 == 0 ? i * step : Math.Sin(i * step) * 43758.5453 % 1)];
        double[] sorted = [.. values.Order()];

        Assert.All([0, 1, 1_753, 1_754, 17_531, 33_000, 35_061, 35_062], rank =>
        {
            double[] placed = [.. values];
            RankOrder.Place(placed, rank);

            Assert.Equal(sorted[rank], placed[rank]);
            Assert.True(placed[..rank].All(before => before <= placed[rank]) && placed[rank..].All(after => after >= placed[rank]));
            Assert.Equal(sorted, placed.Order());
        });
    }

    private static double[] Values(Func<int, double> value) => [.. Enumerable.Range(0, 500).Select(value)];
}
