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

    private static double[] Values(Func<int, double> value) => [.. Enumerable.Range(0, 500).Select(value)];
}
