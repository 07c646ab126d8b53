using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Strategies.Indicators;

public sealed class GoldenIndicatorTests(ITestOutputHelper output)
{
    private const int BarsOfTheGoldens = 720;

    [Theory]
    [MemberData(nameof(KnownIndicators.Columns), MemberType = typeof(KnownIndicators))]
    public void An_indicator_equals_its_golden_column_on_made_up_bars(string column)
    {
        var folder = RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/synthetic");

        Check(column, $"{folder}/bars.csv", $"{folder}/indicators/synthetic-720.csv");
    }

    [Theory]
    [MemberData(nameof(KnownIndicators.Columns), MemberType = typeof(KnownIndicators))]
    public void An_indicator_equals_its_golden_column_on_real_bars(string column)
    {
        if (SharedFolder.Find("data/btc-usd-1h-90d.csv", output) is not { } bars) return;
        if (SharedFolder.Find("golden/indicators/cb24-720.csv", output) is not { } golden) return;

        Check(column, bars, golden);
    }

    private static void Check(string column, string barsPath, string goldenPath)
    {
        var expected = GoldenColumns.Read(goldenPath)[column];

        var actual = KnownIndicators.ByColumn[column](GoldenColumns.ReadBars(barsPath)[..BarsOfTheGoldens]);

        Assert.Equal(BarsOfTheGoldens, actual.Count);
        Assert.All(expected, (value, bar) => AssertNear(value, actual[bar]));
    }

    // Relative, and absolute below 1; undefined exactly where the golden is.
    private static void AssertNear(double expected, double actual)
    {
        if (double.IsNaN(expected)) Assert.Equal(double.NaN, actual);
        else Assert.InRange(Math.Abs(actual - expected), 0, 1e-9 * Math.Max(1, Math.Abs(expected)));
    }
}
