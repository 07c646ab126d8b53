using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Core.Tests.Golden;

/// <summary>The same on real bars, which are not ours to hand on: checked where the shared folder is, said where it is not.</summary>
public sealed class RealBarsGoldenTests(ITestOutputHelper output)
{
    private const string FullHistory = "krfull-sma_long_flat";

    public static TheoryData<string> NinetyDays { get; } =
    [
        "cb24-always_flat", "cb24-buy_and_hold", "cb24-momentum_fractional", "cb24-sma_long_flat", "cb24-sma_long_short",
        "kr21-momentum_fractional", "kr21-sma_long_short",
    ];

    [Theory, MemberData(nameof(NinetyDays)), InlineData(FullHistory)]
    public void Every_metric_agrees_at_every_cost_level(string name) => Find(name)?.CheckMetrics();

    [Theory, MemberData(nameof(NinetyDays)), InlineData(FullHistory)]
    public void Equity_agrees_at_every_kept_bar_and_cost_level(string name) => Find(name)?.CheckEquity();

    [Theory, MemberData(nameof(NinetyDays))]
    public void Every_fill_agrees(string name) => Find(name)?.CheckFills();

    [Theory, MemberData(nameof(NinetyDays))]
    public void Every_trade_agrees(string name) => Find(name)?.CheckTrades();

    private GoldenCase? Find(string name)
    {
        var barsFile = name.StartsWith("cb24", StringComparison.Ordinal) ? "btc-usd-1h-90d.csv" : "btc-usd-1h.csv";
        return SharedFolder.Find("golden", output) is { } golden && SharedFolder.Find($"data/{barsFile}", output) is { } bars
            ? GoldenCase.Read(golden, name, bars)
            : null;
    }
}
