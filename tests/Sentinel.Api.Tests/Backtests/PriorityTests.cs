using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Api.Tests.Sweeps;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class PriorityTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("/run_backtest", null, "normal")]
    [InlineData("/v1/backtests", null, "normal")]
    [InlineData("/v1/backtests", "high", "high")]
    [InlineData("/run_backtest", "bulk", "bulk")]
    public async Task A_single_backtest_is_normal_unless_it_says_otherwise(string path, string? asked, string given)
    {
        using var response = await http.PostAsJsonAsync(path, new { strategy_code = Strategies.LongFrom(1900), rerun = true, priority = asked });
        var receipt = await response.Json();

        Assert.Equal(given, receipt.Text("priority"));
        Assert.Equal(given, (await http.GetJson($"/v1/backtests/{receipt.Id()}?wait=60")).Text("priority"));
        Assert.Equal(given, (await http.GetJson("/v1/backtests?limit=1")).GetProperty("backtests")[0].Text("priority"));
    }

    [Theory]
    [InlineData(null, null, "bulk")]
    [InlineData("normal", null, "normal")]
    [InlineData("normal", "high", "high")]
    [InlineData(null, "normal", "normal")]
    public async Task An_item_of_a_batch_is_bulk_unless_it_or_the_batch_says_otherwise(string? batch, string? item, string given)
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", new
        {
            defaults = new { rerun = true, priority = batch },
            items = new[] { new { strategy_code = Strategies.LongFrom(1900), priority = item } },
        });
        var id = (await response.Json()).GetProperty("items")[0].Id();

        Assert.Equal(given, (await http.GetJson($"/v1/backtests/{id}")).Text("priority"));
    }

    [Fact]
    public async Task An_item_of_a_stream_is_bulk_too()
    {
        var line = JsonSerializer.Serialize(new { strategy_code = Strategies.LongFrom(1900), rerun = true });

        using var response = await http.PostText("/v1/batches", line, "application/x-ndjson");
        var item = JsonElement.Parse((await response.Content.ReadAsStringAsync()).Split('\n')[1]);

        Assert.Equal("bulk", (await http.GetJson($"/v1/backtests/{item.Id()}")).Text("priority"));
    }

    [Theory]
    [InlineData(null, "bulk")]
    [InlineData("normal", "normal")]
    public async Task A_sweep_is_bulk_unless_it_says_otherwise(string? asked, string given)
    {
        using var response = await http.PostAsJsonAsync(
            "/v1/sweeps", new { strategy_code = SweepRequests.AboveAverage, grid = SweepRequests.Grid, rerun = true, priority = asked });
        var receipt = await response.Json();

        Assert.Equal(given, receipt.Text("priority"));
        Assert.Equal(given, (await http.GetJson($"/v1/sweeps/{receipt.Id()}")).Text("priority"));
    }

    [Fact]
    public async Task A_wrong_word_in_a_batch_rejects_the_item_and_lists_the_right_ones()
    {
        using var response = await http.PostAsJsonAsync(
            "/v1/batches", new { items = new[] { new { strategy_code = "x", priority = "urgent" }, new { strategy_code = "x", priority = "bulk" } } });
        var item = (await response.Json()).GetProperty("items")[0];

        Assert.Equal("Must be one of high, normal, bulk.", item.GetProperty("errors").GetProperty("priority")[0].GetString());
    }
}
