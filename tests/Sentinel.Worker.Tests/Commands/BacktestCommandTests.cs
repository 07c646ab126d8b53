using System.Text.Json;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

public sealed class BacktestCommandTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset End = new(2024, 8, 30, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder data = new();

    public async Task InitializeAsync()
    {
        using var storage = new TempStorage(data);
        await storage.Prices.Upsert(Symbol.BtcUsd, "test", SyntheticPrices.Sample(seed: 7, End), default);
        await File.WriteAllTextAsync(data.Of("long.cs"), "double[] GenerateSignals(Bars bars, Parameters p) => Enumerable.Repeat(p.Get(\"size\", 1), bars.Count).ToArray();");
        await File.WriteAllTextAsync(data.Of("broken.cs"), "double[] GenerateSignals(Bars bars) => nonsense;");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_file_is_run_through_the_whole_pipeline_without_broker_or_Api()
    {
        var run = await CommandRun.Of(
            data, "backtest", data.Of("long.cs"), "--from", "2024-08-01", "--to", "2024-08-11", "--fee-bps", "0", "--param", "size=0.5", "--json");

        var outcome = Assert.Single(JsonDocument.Parse(run.Output).RootElement.EnumerateArray()).GetProperty("outcome");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(240, outcome.GetProperty("data").GetProperty("bars").GetInt32());
        Assert.Equal(0, outcome.GetProperty("performance").GetProperty("fees_paid").GetDouble());
        Assert.Equal(0.5, outcome.GetProperty("preview").GetProperty("rows")[0][2].GetDouble());
    }

    [Fact]
    public async Task A_disqualified_file_is_shown_beside_the_others_with_line_and_column_and_fails_the_command()
    {
        var run = await CommandRun.Of(data, "backtest", data.Of("long.cs"), data.Of("broken.cs"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("compile_error", run.Output, StringComparison.Ordinal);
        Assert.Contains("broken.cs(1,40): CS0103", run.Output, StringComparison.Ordinal);
        Assert.Contains("long.cs", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_without_bars_fails_with_a_sentence()
    {
        var run = await CommandRun.Of(data, "backtest", data.Of("long.cs"), "--to", "2001-01-01");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("No bars of BTC-USD are stored", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "yesterday")]
    [InlineData("--fee-bps", "-1")]
    [InlineData("--slippage-bps", "NaN")]
    [InlineData("--param", "size")]
    [InlineData("--param", "size=Infinity")]
    [InlineData("--symbol", "bitcoin")]
    public async Task Terms_that_make_no_sense_are_misuse(string option, string value)
    {
        var run = await CommandRun.Of(data, "backtest", data.Of("long.cs"), option, value);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_window_that_ends_before_it_begins_is_misuse()
    {
        var run = await CommandRun.Of(data, "backtest", data.Of("long.cs"), "--from", "2024-08-02", "--to", "2024-08-01");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--from must be before --to", run.Output, StringComparison.Ordinal);
    }
}
