using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Golden;

public sealed class SyntheticGoldenTests
{
    private static readonly string Folder = RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/synthetic");

    public static TheoryData<string> Cases { get; } =
        [.. Directory.GetFiles(Path.Combine(Folder, "expected")).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Fact]
    public void All_six_cases_are_here() => Assert.Equal(6, Cases.Count);

    [Theory, MemberData(nameof(Cases))]
    public void Every_metric_agrees_at_every_cost_level(string name) => Read(name).CheckMetrics();

    [Theory, MemberData(nameof(Cases))]
    public void Equity_agrees_at_every_bar_and_cost_level(string name) => Read(name).CheckEquity();

    [Theory, MemberData(nameof(Cases))]
    public void Every_fill_agrees(string name) => Read(name).CheckFills();

    [Theory, MemberData(nameof(Cases))]
    public void Every_trade_agrees(string name) => Read(name).CheckTrades();

    private static GoldenCase Read(string name) => GoldenCase.Read(Folder, name, Path.Combine(Folder, "bars.csv"));
}
