using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Golden;

/// <summary>One case at one cost level: what was expected and what the engine made of it.</summary>
internal sealed class GoldenRun(PriceSeries prices, double[] targets, double initialCapital, JsonNode expected)
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly CostModel costs = new(
        Math.Round(expected["fee"]!.GetValue<double>() * 10_000), Math.Round(expected["slippage"]!.GetValue<double>() * 10_000));

    public JsonNode Expected => expected;

    /// <summary>Column of the equity file, such as <c>nextOpen_f10s5</c>.</summary>
    public string Column => string.Create(CultureInfo.InvariantCulture, $"nextOpen_f{costs.FeeBps}s{costs.SlippageBps}");

    public Simulation Simulate() => BacktestEngine.Run(prices, targets, costs, initialCapital);

    /// <summary>Every expected metric must be a property of the serialised report, and agree.</summary>
    public void CheckMetrics()
    {
        var report = JsonSerializer.SerializeToNode(PerformanceReport.Of(prices, Simulate(), costs), CamelCase)!.AsObject();
        foreach (var (name, value) in expected["metrics"]!.AsObject())
        {
            Assert.True(report.ContainsKey(name), $"The report has no '{name}'.");
            CheckMetric($"{Column} {name}", value, report[name]);
        }
    }

    private static void CheckMetric(string what, JsonNode? expected, JsonNode? actual)
    {
        Assert.True(expected is null == actual is null, $"{what}: expected {expected?.ToJsonString() ?? "null"}, got {actual?.ToJsonString() ?? "null"}");
        if (expected is not null) Near.Equal(Number(expected), Number(actual!), what);
    }

    // A node of a parsed text and one of a serialised object differ in what they can be read as; their JSON does not.
    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);
}
