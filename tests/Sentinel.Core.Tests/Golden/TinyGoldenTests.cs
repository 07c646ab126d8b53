using System.Text.Json;
using System.Text.Json.Nodes;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Golden;

/// <summary>Twelve bars that a person can follow by hand, at no cost, at 1 % fee, and at 1 % fee with 0.5 % slippage.</summary>
public sealed class TinyGoldenTests
{
    private static readonly JsonNode Tiny =
        JsonNode.Parse(File.ReadAllText(RepositoryFolder.Find("tests/Sentinel.Core.Tests/Golden/tiny.json")))!;

    public static TheoryData<int> Runs { get; } = [0, 1, 2];

    [Theory, MemberData(nameof(Runs))]
    public void Every_metric_agrees(int run) => Read(run).CheckMetrics();

    [Theory, MemberData(nameof(Runs))]
    public void Equity_agrees_at_every_bar(int run)
    {
        var golden = Read(run);

        var simulation = golden.Simulate();

        Near.Equal(golden.Expected["equity"].Deserialize<double[]>()!, simulation.Equity, "equity");
    }

    [Theory, MemberData(nameof(Runs))]
    public void Every_fill_agrees(int run)
    {
        var golden = Read(run);

        var simulation = golden.Simulate();

        var expected = golden.Expected["fills"].Deserialize<Fill[]>(JsonSerializerOptions.Web)!;
        Assert.Equal(expected.Select(fill => fill.Bar), simulation.Fills.Select(fill => fill.Bar));
        Near.Equal([.. expected.SelectMany(Numbers)], [.. simulation.Fills.SelectMany(Numbers)], "fills");
    }

    [Theory, MemberData(nameof(Runs))]
    public void Every_round_trip_agrees(int run)
    {
        var golden = Read(run);

        var simulation = golden.Simulate();

        var expected = golden.Expected["roundTrips"]!.AsArray();
        Near.Equal([.. expected.SelectMany(trip => Numbers(trip!))], [.. simulation.Trades.SelectMany(Numbers)], "trades");
        Assert.DoesNotContain(simulation.Trades, trade => trade.IsOpen);
    }

    private static GoldenRun Read(int run)
    {
        var rows = Tiny["bars"]!.AsArray();
        var bars = rows.Deserialize<Bar[]>(JsonSerializerOptions.Web)!;
        double[] targets = [.. rows.Select(row => row!["target"]!.GetValue<double>())];
        return new GoldenRun(
            PriceSeries.Of(Symbol.BtcUsd, "tiny", bars), targets, Tiny["initialCapital"]!.GetValue<double>(), Tiny["runs"]![run]!);
    }

    private static double[] Numbers(Fill fill) =>
        [fill.Units, fill.Price, fill.Fee, fill.Slippage, fill.EquityBefore, fill.UnitsAfter];

    private static double[] Numbers(Trade trade) =>
    [
        trade.Side, trade.EntryBar, trade.ExitBar, trade.EntrySize, trade.EntrySize * trade.EntryPrice,
        trade.ExitSize, trade.ExitSize * trade.ExitPrice, trade.Fees, trade.Pnl, trade.Return,
    ];

    private static IEnumerable<double> Numbers(JsonNode trip) =>
        new[] { "side", "entryBar", "exitBar", "entrySize", "entryValue", "exitSize", "exitValue", "fees", "pnl", "return" }
            .Select(name => trip[name]!.GetValue<double>());
}
