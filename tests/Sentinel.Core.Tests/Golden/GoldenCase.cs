using System.Text.Json.Nodes;
using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Core.Tests.Golden;

/// <summary>One strategy over known bars with its expected results, as files of one folder.</summary>
internal sealed class GoldenCase
{
    private readonly string folder;
    private readonly string name;

    private GoldenCase(string folder, string name, JsonNode expected, PriceSeries prices)
    {
        (this.folder, this.name) = (folder, name);
        var targets = CsvTable.Read(File("signals", "csv")).Numbers("target");
        var capital = expected["initialCapital"]!.GetValue<double>();
        Runs =
        [
            .. expected["runs"]!.AsArray()
                .Where(run => run!["convention"]!.GetValue<string>() == "nextOpen")
                .Select(run => new GoldenRun(prices, targets, capital, run!)),
        ];
    }

    /// <summary>The runs of the engine's own convention, one a cost level.</summary>
    public IReadOnlyList<GoldenRun> Runs { get; }

    private GoldenRun RunWithAllCosts => Runs.Single(run => run.Column == "nextOpen_f10s5");

    /// <summary>Reads a case over a slice of the bars in a file, and makes sure that the slice is the one it was computed on.</summary>
    public static GoldenCase Read(string folder, string name, string barsFile)
    {
        var expected = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "expected", $"{name}.json")))!;
        var bars = expected["bars"]!.GetValue<int>();
        var first = expected["first"]!.GetValue<DateTimeOffset>();
        var last = expected["last"]!.GetValue<DateTimeOffset>();

        var prices = ReadBars(barsFile).Within(first, last.AddSeconds(1));
        Assert.Equal((bars, first, last), (prices.Count, prices.First, prices.Last));
        return new GoldenCase(folder, name, expected, prices);
    }

    /// <summary>All bars of a file.</summary>
    public static PriceSeries ReadBars(string path)
    {
        var table = CsvTable.Read(path);
        return new PriceSeries(
            Symbol.BtcUsd,
            "golden",
            [.. table.Times("time").Select(time => time.ToUnixTimeSeconds())],
            table.Numbers("open"), table.Numbers("high"), table.Numbers("low"), table.Numbers("close"), table.Numbers("volume"));
    }

    public void CheckMetrics()
    {
        Assert.Equal(3, Runs.Count);
        foreach (var run in Runs) run.CheckMetrics();
    }

    public void CheckEquity()
    {
        var table = CsvTable.Read(File("equity", "csv"));
        var bars = table.Integers("bar");
        foreach (var run in Runs)
        {
            var equity = run.Simulate().Equity;
            Near.Equal(table.Numbers(run.Column), [.. bars.Select(bar => equity[bar])], $"{run.Column} equity");
        }
    }

    public void CheckFills()
    {
        var table = CsvTable.Read(File("fills", "csv"));
        var fills = RunWithAllCosts.Simulate().Fills;

        Assert.Equal(table.Integers("bar"), fills.Select(fill => fill.Bar));
        Compare(table, "units", fills, fill => fill.Units);
        Compare(table, "price", fills, fill => fill.Price);
        Compare(table, "fee", fills, fill => fill.Fee);
        Compare(table, "slippage", fills, fill => fill.Slippage);
        Compare(table, "equity_before", fills, fill => fill.EquityBefore);
        Compare(table, "units_after", fills, fill => fill.UnitsAfter);
    }

    public void CheckTrades()
    {
        var table = CsvTable.Read(File("trades", "csv"));
        var trades = RunWithAllCosts.Simulate().Trades;

        Assert.Equal(table.Integers("side"), trades.Select(trade => trade.Side));
        Assert.Equal(table.Integers("entry_bar"), trades.Select(trade => trade.EntryBar));
        Assert.Equal(table.Integers("exit_bar"), trades.Select(trade => trade.ExitBar));
        Assert.Equal(table.Integers("open"), trades.Select(trade => trade.IsOpen ? 1 : 0));
        Compare(table, "entry_size", trades, trade => trade.EntrySize);
        Compare(table, "entry_price", trades, trade => trade.EntryPrice);
        Compare(table, "exit_size", trades, trade => trade.ExitSize);
        Compare(table, "exit_price", trades, trade => trade.ExitPrice);
        Compare(table, "fees", trades, trade => trade.Fees);
        Compare(table, "pnl", trades, trade => trade.Pnl);
        Compare(table, "return", trades, trade => trade.Return);
    }

    private static void Compare<T>(CsvTable table, string column, IEnumerable<T> actual, Func<T, double> value) =>
        Near.Equal(table.Numbers(column), [.. actual.Select(value)], column);

    private string File(string kind, string extension) => Path.Combine(folder, kind, $"{name}.{extension}");
}
