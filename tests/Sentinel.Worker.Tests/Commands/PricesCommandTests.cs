using Sentinel.Core.Prices;
using Sentinel.TestKit;
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

    [Fact]
    public async Task A_file_is_imported_and_importing_it_again_changes_nothing()
    {
        var file = Write(ThreeBars);

        var first = await CommandRun.Of(data, "prices", "import", file);
        var second = await CommandRun.Of(data, "prices", "import", file);

        Assert.Equal(new CommandRun(0, "BTC-USD: 3 bars read, 3 new or changed, 0 lines skipped."), first);
        Assert.Equal(new CommandRun(0, "BTC-USD: 3 bars read, 0 new or changed, 0 lines skipped."), second);
    }

    [Fact]
    public async Task A_file_with_an_impossible_bar_is_refused_by_line_number_and_nothing_of_it_imported()
    {
        var file = Write($"{ThreeBars}\n2024-06-01T03:00:00Z,12,11,10,11,5\n");

        var import = await CommandRun.Of(data, "prices", "import", file);
        var status = await CommandRun.Of(data, "prices", "status");

        Assert.Equal(1, import.ExitCode);
        Assert.StartsWith("line 5: its high 11 is below its open 12\n1 lines hold no possible bar, so nothing was imported.", import.Output, StringComparison.Ordinal);
        Assert.Contains("No bars are stored", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_possible_bars_of_such_a_file_can_be_imported_on_request()
    {
        var file = Write($"{ThreeBars}\n2024-06-01T03:00:00Z,12,11,10,11,5\n");

        var import = await CommandRun.Of(data, "prices", "import", file, "--symbol", "eth-usd", "--skip-bad");

        Assert.Equal(0, import.ExitCode);
        Assert.Contains("ETH-USD: 3 bars read, 3 new or changed, 1 lines skipped.", import.Output, StringComparison.Ordinal);
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
    public async Task Misuse_has_an_exit_code_of_its_own(params string[] arguments)
    {
        var run = await CommandRun.Of(data, arguments);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_no_price_file_fails_with_a_sentence()
    {
        var import = await CommandRun.Of(data, "prices", "import", Write("hello"));

        Assert.Equal(new CommandRun(1, $"The first line of a price file is '{PriceCsv.Header}'."), import);
    }

    [Fact]
    public async Task The_recent_ether_file_has_exactly_35_impossible_bars()
    {
        if (SharedFolder.Find("data/eth-usd-1h-recent.csv", output) is not { } file) return;

        var import = await CommandRun.Of(data, "prices", "import", file, "--symbol", "ETH-USD");

        Assert.Equal(1, import.ExitCode);
        Assert.Equal(35, import.Output.Split('\n').Count(line => line.StartsWith("line ", StringComparison.Ordinal)));
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
            new CommandRun(0, "2024-06-01T03:00Z closes at 20 after 12: look whether that is true.\nBTC-USD: 4 bars read, 4 new or changed, 0 lines skipped."),
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

    public void Dispose() => data.Dispose();

    private string Write(string content)
    {
        var file = data.Of("prices.csv");
        File.WriteAllText(file, content);
        return file;
    }
}
