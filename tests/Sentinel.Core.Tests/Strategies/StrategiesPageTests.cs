using System.Text.RegularExpressions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

public sealed partial class StrategiesPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFolder.Find("docs/strategies.md"));

    private static readonly Bars GoldenBars =
        GoldenColumns.ReadBars(RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/synthetic/bars.csv"));

    public static TheoryData<string> Examples { get; } = [.. Example().Matches(Page).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_on_the_page_keeps_the_contract(string code)
    {
        var targets = SampleStrategy.RunCode(code, GoldenBars, Parameters.None);

        Assert.Equal(GoldenBars.Count, targets.Length);
        Assert.All(targets, target => Assert.InRange(target, -1, 1));
        Assert.True(targets.Distinct().Count() > 1);
    }

    [Fact]
    public void The_page_itself_is_a_strategy_since_its_first_fence_counts()
    {
        var code = StrategySource.Parse(Page).Text;

        var targets = SampleStrategy.RunCode(code, GoldenBars, Parameters.None);

        Assert.Equal(SampleStrategy.Run("sma_24_72_long_flat", GoldenBars, Parameters.None), targets);
    }

    [Theory]
    [InlineData("Series")]
    [InlineData("Bars")]
    public void Every_indicator_is_on_the_page(string owner)
    {
        var type = typeof(Series).Assembly.GetType($"Sentinel.Core.Strategies.{owner}")!;
        var indicators = type.GetMethods()
            .Where(method => !method.IsSpecialName && method.ReturnType.Namespace == type.Namespace && method.Name != "Slice")
            .Select(method => method.Name);

        Assert.All(indicators, name => Assert.Contains($"`{name}(", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_code_is_on_the_page()
    {
        var codes = Enum.GetNames<DisqualificationReason>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName);

        Assert.All(codes, code => Assert.Contains($"| `{code}` |", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
