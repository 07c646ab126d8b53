using System.Net;
using Sentinel.Core.Prices;
using Xunit;

namespace Sentinel.Api.Tests.Prices;

/// <summary>Reading and refreshing prices over HTTP.</summary>
public sealed class PricesTests(PricesApp app) : IClassFixture<PricesApp>
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task The_list_tells_of_each_symbol_what_is_stored_and_what_is_missing()
    {
        var ether = (await http.GetJson("/v1/prices")).GetProperty("prices")[1];

        Assert.Equal(("ETH-USD", "kraken"), (ether.Text("symbol"), ether.Text("source")));
        Assert.Equal(("2024-06-01T12:00:00Z", "2024-06-01T18:00:00Z"), (ether.Text("first"), ether.Text("last")));
        Assert.Equal((5, 1, 2, 0), (Number("bars"), Number("gaps"), Number("missing_hours"), Number("revisions")));
        Assert.True(Number("bars_behind") > 10_000);
        Assert.Equal(["coinbase", "kraken"], ether.GetProperty("sources").EnumerateArray().Select(range => range.Text("source")));

        int Number(string name) => ether.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Bars_come_as_rows_of_the_window_asked_for()
    {
        var ether = await http.GetJson("/v1/prices/eth-usd?from=2024-06-01T13:00:00Z&to=2024-06-01T18:00:00Z");

        Assert.Equal("coinbase+kraken", ether.Text("source"));
        Assert.Equal(
            """[["2024-06-01T13:00:00Z",11,13.5,10,12,5],["2024-06-01T14:00:00Z",12,14.5,11,13,5],["2024-06-01T17:00:00Z",15,17.5,14,16,5]]""",
            ether.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_table_holds_what_is_stored_and_can_be_imported()
    {
        var table = await http.GetStringAsync("/v1/prices/ETH-USD?format=csv");

        var bars = PriceCsv.Read(new StringReader(table));
        Assert.Equal(5, bars.Count);
        Assert.Equal(new Bar(PricesApp.Noon.AddHours(5), 15, 17.5, 14, 16, 5), bars[3]);
    }

    [Fact]
    public async Task Filled_hours_are_marked_and_such_a_table_is_not_taken_for_bars()
    {
        var table = await http.GetStringAsync("/v1/prices/ETH-USD?format=csv&fill_gaps=true");

        Assert.Contains("2024-06-01T15:00:00Z,13,13,13,13,0,1", table, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => PriceCsv.Read(new StringReader(table)));
    }

    [Theory]
    [InlineData("from=2024-06-02&to=2024-06-01", "from")]
    [InlineData("from=yesterday", "from")]
    [InlineData("format=xml", "format")]
    [InlineData("fill_gaps=yes", "fill_gaps")]
    [InlineData("form=2024-06-01", "form")]
    public async Task A_wrong_query_is_a_problem_that_names_the_parameter(string query, string parameter)
    {
        using var response = await http.GetAsync($"/v1/prices/ETH-USD?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Theory]
    [InlineData("DOGE-USD")]
    [InlineData("bitcoin")]
    public async Task A_symbol_without_bars_is_not_found_and_the_answer_lists_those_that_have(string symbol)
    {
        using var response = await http.GetAsync($"/v1/prices/{symbol}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("BTC-USD, ETH-USD", (await response.Json()).GetProperty("errors").GetProperty("symbol")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_is_asked_for_and_answered_at_once()
    {
        using var all = await http.PostAsync("/v1/prices/refresh", null);
        using var again = await http.PostText("/v1/prices/refresh", """{"symbol": "btc-usd"}""");
        using var other = await http.PostText("/v1/prices/refresh", """{"symbol": "ETH-USD"}""");

        Assert.Equal((HttpStatusCode.Accepted, "BTC-USD"), (all.StatusCode, (await all.Json()).GetProperty("symbols")[0].GetString()));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (again.StatusCode, again.Content.Headers.ContentType?.MediaType));
        Assert.InRange(again.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.StartsWith("BTC-USD: a refresh is under way", (await again.Json()).GetProperty("errors").GetProperty("symbol")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task Gaps_are_filled_and_warned_about_unless_the_request_says_otherwise()
    {
        const string code = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

        var filled = (await http.Run(new { strategy_code = code, symbol = "ETH-USD" })).GetProperty("data");
        var asStored = await http.Run(new { strategy_code = code, symbol = "ETH-USD", fill_gaps = false });

        Assert.Equal((7, 2), (filled.GetProperty("bars").GetInt32(), filled.GetProperty("filled").GetInt32()));
        Assert.StartsWith("2 of 7 bars are filled", filled.Text("warning"), StringComparison.Ordinal);
        Assert.False(asStored.GetProperty("fill_gaps").GetBoolean());
        Assert.Equal((5, 0), (asStored.GetProperty("data").GetProperty("bars").GetInt32(), asStored.GetProperty("data").GetProperty("filled").GetInt32()));
        Assert.NotEqual("duplicate", asStored.Text("status"));
    }
}
