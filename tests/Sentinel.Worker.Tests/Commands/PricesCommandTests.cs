using Sentinel.TestKit;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Commands;

public sealed class PricesCommandTests(ITestOutputHelper output) : IDisposable
{
    private const string ThreeBars = """
        time,open,high,low,close,volume
        2024-06-01T00:00:00Z,10,12,9,11,5
        2024-06-01T01:00:00Z,11,12,10,11,5
        2024-06-01T02:00:00Z,11,13,10,12,5
        """;

    private readonly TempFolder data = new();

    private const string Recognised =
        "prices.csv: Named columns, separated by ',', times with their offset; time 'time', open 'open', high 'high', low 'low', close 'close', volume 'volume'.";

    [Fact]
    public async Task A_file_is_imported_as_it_is_recognised_and_importing_it_again_changes_nothing()
    {
        var file = Write(ThreeBars);
        var found = $"{Recognised}\n3 bars from 2024-06-01T00:00Z to 2024-06-01T02:00Z.";

        var first = await CommandRun.Of(data, "prices", "import", file);
        var second = await CommandRun.Of(data, "prices", "import", file);

        Assert.Equal(new CommandRun(0, $"{found}\nBTC-USD: 3 bars read, 3 new or changed, 0 lines skipped."), first);
        Assert.Equal(new CommandRun(0, $"{found}\nBTC-USD: 3 bars read, 0 new or changed, 0 lines skipped."), second);
    }

    [Fact]
    public async Task A_file_with_an_impossible_bar_is_refused_by_line_number_and_nothing_of_it_imported()
    {
        var file = Write($"{ThreeBars}\n2024-06-01T03:00:00Z,12,11,10,11,5\n");

        var import = await CommandRun.Of(data, "prices", "import", file);
        var status = await CommandRun.Of(data, "prices", "status");

        Assert.Equal(1, import.ExitCode);
        Assert.EndsWith("\nline 5: its high 11 is below its open 12\n1 line holds no possible bar, so nothing was imported. Correct it, or import the rest with --skip-bad.", import.Output, StringComparison.Ordinal);
        Assert.Contains("No bars are stored", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_possible_bars_of_such_a_file_can_be_imported_on_request()
    {
        var file = Write($"{ThreeBars}\n2024-06-01T03:00:00Z,12,11,10,11,5\n");

        var import = await CommandRun.Of(data, "prices", "import", file, "--symbol", "eth-usd", "--skip-bad");

        Assert.Equal(0, import.ExitCode);
        Assert.Contains("ETH-USD: 3 bars read, 3 new or changed, 1 line skipped.", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_cause_for_all_lines_is_said_once_and_no_rest_is_offered()
    {
        var import = await CommandRun.Of(data, "prices", "import", Write($"time,open,high,low,close,volume\n{string.Concat(Enumerable.Range(0, 9_000).Select(i => $"hour {i},1,2,1,2,5\n"))}"));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("\n9000 lines (2, 3, 4, …): 'hour 0' is not a time such as 2024-06-01T00:00:00Z\nNo line holds a possible bar", import.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("These bars are 24 hours apart", true, 24 * 60)]
    [InlineData("These bars are 1 minute apart", false, 1)]
    public async Task Bars_that_are_no_hours_are_refused_with_and_without_skipping(string message, bool mayBeForced, int minutes)
    {
        var start = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var file = Write($"time,open,high,low,close,volume\n{string.Concat(Enumerable.Range(0, 120).Select(i => $"{start.AddMinutes(i * minutes):yyyy-MM-dd'T'HH:mm:ss'Z'},10,12,9,11,5\n"))}");

        var refused = await CommandRun.Of(data, "prices", "import", file, "--skip-bad");
        var forced = await CommandRun.Of(data, "prices", "import", file, "--skip-bad", "--force");

        Assert.Contains(message, refused.Output, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", refused.Output, StringComparison.Ordinal);
        Assert.Equal((1, mayBeForced ? 0 : 1), (refused.ExitCode, forced.ExitCode));
    }

    [Fact]
    public async Task A_bar_of_the_future_is_refused_even_when_forced_until_it_is_left_out()
    {
        var file = Write($"{ThreeBars}\n2042-06-01T03:00:00Z,12,13,10,11,5\n");

        var forced = await CommandRun.Of(data, "prices", "import", file, "--force");
        var without = await CommandRun.Of(data, "prices", "import", file, "--to", "2042-06-01T03:00:00Z");

        Assert.Contains("The bar of 2042-06-01 03:00 has not ended", forced.Output, StringComparison.Ordinal);
        Assert.Equal((1, 0), (forced.ExitCode, without.ExitCode));
    }

    [Fact]
    public async Task A_file_of_another_market_is_refused_unless_it_is_meant()
    {
        await CommandRun.Of(data, "prices", "import", Write(ThreeBars));
        var file = Write("""
            time,open,high,low,close,volume
            2024-06-01T00:00:00Z,100,120,90,110,5
            2024-06-01T01:00:00Z,110,120,100,110,5
            """);

        var refused = await CommandRun.Of(data, "prices", "import", file, "--json");
        var forced = await CommandRun.Of(data, "prices", "import", file, "--force");

        var json = System.Text.Json.JsonDocument.Parse(refused.Output).RootElement;
        Assert.Equal(["other_market", "jump"], json.GetProperty("objections").EnumerateArray().Select(objection => objection.GetProperty("code").GetString()));
        Assert.False(json.GetProperty("imported").GetBoolean());
        Assert.EndsWith("BTC-USD: 2 bars read, 2 new or changed, 0 lines skipped.", forced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_remedies_for_what_is_not_recognised_work()
    {
        var file = Write(ThreeBars.Replace("time,open,high,low,close", "when,first,top,bottom,final", StringComparison.Ordinal));

        var refused = await CommandRun.Of(data, "prices", "import", file);
        var named = await CommandRun.Of(data, "prices", "import", file, "--columns", "time=when,open=first,high=top,low=bottom,close=final,volume=volume");
        var wrong = await CommandRun.Of(data, "prices", "import", file, "--columns", "time=when");

        Assert.Equal(
            new CommandRun(1, "The layout of the file is not known: line 1 is 'when,first,top,bottom,final,volume'. Say which columns are which, by name or number: --columns time=…,open=…,high=…,low=…,close=…,volume=…"),
            refused);
        Assert.EndsWith("BTC-USD: 3 bars read, 3 new or changed, 0 lines skipped.", named.Output, StringComparison.Ordinal);
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public async Task Bars_are_taken_out_again_and_the_status_knows()
    {
        await CommandRun.Of(data, "prices", "import", Write(ThreeBars));

        var deleted = await CommandRun.Of(data, "prices", "delete", "--symbol", "BTC-USD", "--from", "2024-06-01T01:00:00Z", "--to", "2024-06-01T02:00:00Z");
        var repeated = await CommandRun.Of(data, "prices", "delete", "--symbol", "BTC-USD", "--from", "2024-06-01T01:00:00Z", "--to", "2024-06-01T02:00:00Z");
        var status = await CommandRun.Of(data, "prices", "status");
        var all = await CommandRun.Of(data, "prices", "delete", "--symbol", "BTC-USD", "--all");
        var none = await CommandRun.Of(data, "prices", "status");

        Assert.StartsWith("BTC-USD: 1 bar from 2024-06-01T01:00Z to 2024-06-01T01:00Z taken out at ", deleted.Output, StringComparison.Ordinal);
        Assert.Equal((0, 1), (deleted.ExitCode, repeated.ExitCode));
        Assert.Contains(deleted.Output, status.Output, StringComparison.Ordinal);
        Assert.StartsWith("BTC-USD: 2 bars from 2024-06-01T00:00Z to 2024-06-01T02:00Z taken out at ", all.Output, StringComparison.Ordinal);
        Assert.Contains("No bars are stored", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_shows_what_is_stored_to_people_and_machines()
    {
        await CommandRun.Of(data, "prices", "import", Write(ThreeBars));

        var table = await CommandRun.Of(data, "prices", "status");
        var json = await CommandRun.Of(data, "prices", "status", "--json");

        Assert.Contains("2024-06-01T02:00Z", table.Output, StringComparison.Ordinal);
        Assert.Equal(
            """[{"symbol":"BTC-USD","source":"csv","first":"2024-06-01T00:00:00Z","last":"2024-06-01T02:00:00Z","bars":3,"missing_hours":0,"bars_behind":""",
            json.Output[..138]);
    }

    [Theory]
    [InlineData("prices", "import", "no-such-file.csv")]
    [InlineData("prices", "imprt")]
    [InlineData("prices", "status", "--symbol", "x")]
    [InlineData("prices", "delete", "--symbol", "BTC-USD")]
    [InlineData("prices", "delete", "--symbol", "BTC-USD", "--from", "2024-06-01T00:00:00Z")]
    [InlineData("prices", "delete", "--symbol", "BTC-USD", "--all", "--to", "2024-06-01T00:00:00Z")]
    [InlineData("prices", "delete", "--all")]
    public async Task Misuse_has_an_exit_code_of_its_own(params string[] arguments)
    {
        var run = await CommandRun.Of(data, arguments);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task The_recent_ether_file_has_exactly_35_impossible_bars()
    {
        if (SharedFolder.Find("data/eth-usd-1h-recent.csv", output) is not { } file) return;

        var import = await CommandRun.Of(data, "prices", "import", file, "--symbol", "ETH-USD");

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("\n35 lines hold no possible bar, so nothing was imported.", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_of_the_recent_ether_file_is_imported_on_request()
    {
        if (SharedFolder.Find("data/eth-usd-1h-recent.csv", output) is not { } file) return;

        var import = await CommandRun.Of(data, "prices", "import", file, "--symbol", "ETH-USD", "--skip-bad");

        Assert.Contains("ETH-USD: 36541 bars read, 36541 new or changed, 35 lines skipped.", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_close_that_is_far_from_the_one_before_is_imported_and_pointed_at()
    {
        var import = await CommandRun.Of(data, "prices", "import", Write($"{ThreeBars}\n2024-06-01T03:00:00Z,12,20,10,20,5\n"));

        Assert.Equal(
            new CommandRun(0, $"{Recognised}\n4 bars from 2024-06-01T00:00Z to 2024-06-01T03:00Z.\n2024-06-01T03:00Z closes at 20 after 12: look whether that is true.\nBTC-USD: 4 bars read, 4 new or changed, 0 lines skipped."),
            import);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again()
    {
        await CommandRun.Of(data, "prices", "import", Write(ThreeBars));

        var all = await CommandRun.Of(data, "prices", "export");
        var some = await CommandRun.Of(data, "prices", "export", "--from", "2024-06-01T01:00:00Z", "--to", "2024-06-01T02:00:00Z");
        var none = await CommandRun.Of(data, "prices", "export", "--symbol", "ETH-USD");

        Assert.Equal(new CommandRun(0, ThreeBars), all);
        Assert.Equal("2024-06-01T01:00:00Z,11,12,10,11,5", some.Output.Split('\n')[1]);
        Assert.Equal(1, none.ExitCode);
    }

    [Fact]
    public async Task A_refresh_while_another_process_is_at_it_says_so_and_what_to_do()
    {
        using (var storage = new TempStorage(data))
            await storage.Leases.TryTake("refresh BTC-USD", Guid.CreateVersion7(), TimeSpan.FromMinutes(10), default);

        var refresh = await CommandRun.Of(data, "prices", "refresh");

        Assert.Equal(new CommandRun(0, "BTC-USD: another process is refreshing these prices. If it was killed, try again in a minute."), refresh);
    }

    [Fact]
    public async Task A_refresh_that_leaves_prices_behind_has_an_exit_code_of_its_own()
    {
        await CommandRun.Of(data, "prices", "import", Write(ThreeBars));
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", "[]")]);

        var refresh = await CommandRun.Of(
            data,
            new() { ["Prices__Sources__0"] = "coinbase", ["Prices__CoinbaseUrl"] = exchange.Url.AbsoluteUri, ["Prices__GapRequestsPerDay"] = "0" },
            ["prices", "refresh"]);

        Assert.Equal(3, refresh.ExitCode);
        Assert.Contains("bars are still missing after 2024-06-01 02:00:00Z. coinbase: It sent nothing for ", refresh.Output, StringComparison.Ordinal);
    }

    public void Dispose() => data.Dispose();

    private string Write(string content)
    {
        var file = data.Of("prices.csv");
        File.WriteAllText(file, content);
        return file;
    }
}
