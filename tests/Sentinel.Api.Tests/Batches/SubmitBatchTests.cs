using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Batches;

[Collection(SharedApp.Name)]
public sealed class SubmitBatchTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task Every_item_is_accepted_or_rejected_by_itself()
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", new
        {
            name = "two and a half",
            items = new object[]
            {
                new { strategy_code = Strategies.LongFrom(1300) },
                new { strategyCode = "x", costs = new { fee_bps = -1 } },
                7,
                new { strategy_code = Strategies.LongFrom(1301) },
            },
        });
        var receipt = await response.Json();
        var items = receipt.GetProperty("items");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/v1/batches/{receipt.Text("batch_id")}", response.Headers.Location?.ToString());
        Assert.Equal(["queued", "rejected", "rejected", "queued"], items.EnumerateArray().Select(item => item.Text("status")));
        Assert.Equal([0, 1, 2, 3], items.EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
        Assert.Equal("Is not a field; did you mean 'strategy_code'?", items[1].GetProperty("errors").GetProperty("strategyCode")[0].GetString());
        Assert.Equal("Must be 0 to 1,000 basis points.", items[1].GetProperty("errors").GetProperty("costs.fee_bps")[0].GetString());
        Assert.Equal("Must be an object, not a number.", items[2].GetProperty("errors").GetProperty("item")[0].GetString());
        Assert.Equal(64, items[3].Text("code_hash").Length);
        Assert.Equal("""{"accepted":2,"repeated":0,"rejected":2}""", receipt.GetProperty("counts").GetRawText());
    }

    [Fact]
    public async Task Defaults_are_what_an_item_leaves_out()
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", new
        {
            defaults = new
            {
                strategy_code = Strategies.LongFrom(1302),
                from = "2024-08-01",
                costs = new { fee_bps = 1, slippage_bps = 2 },
                parameters = new { fast = 1, slow = 2 },
                initial_capital = 500,
            },
            items = new object[] { new { parameters = new { fast = 9 }, costs = new { fee_bps = 3 } }, new { initial_capital = 700 } },
        });
        var items = (await response.Json()).GetProperty("items");
        var first = await http.GetJson($"/v1/backtests/{items[0].Id()}?wait=60");
        var second = await http.GetJson($"/v1/backtests/{items[1].Id()}?wait=60");

        Assert.Equal("""{"fast":9,"slow":2}""", Ordered(first.GetProperty("parameters")));
        Assert.Equal("""{"fee_bps":3,"slippage_bps":2}""", first.GetProperty("costs").GetRawText());
        Assert.Equal("2024-08-01T00:00:00Z", first.GetProperty("data").Text("from"));
        Assert.Equal((500, 700), (first.GetProperty("initial_capital").GetDouble(), second.GetProperty("initial_capital").GetDouble()));
        Assert.Equal("""{"fast":1,"slow":2}""", Ordered(second.GetProperty("parameters")));

        static string Ordered(JsonElement json) => JsonSerializer.Serialize(
            new SortedDictionary<string, double>(json.Deserialize<Dictionary<string, double>>()!, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_answered_before_is_answered_in_place()
    {
        var earlier = await http.Run(new { strategy_code = Strategies.LongFrom(1303) });
        var stored = await app.CountBacktests();

        using var response = await http.PostAsJsonAsync("/v1/batches", new { items = new[] { new { strategy_code = Strategies.LongFrom(1303) } } });
        var receipt = await response.Json();
        var item = receipt.GetProperty("items")[0];
        var batch = await http.GetJson(receipt.GetProperty("links").Text("self"));

        Assert.Equal(("duplicate", earlier.Id(), earlier.Id()), (item.Text("status"), item.Id(), item.GetProperty("duplicate_of").GetGuid()));
        Assert.Equal(earlier.Text("verdict"), item.Text("verdict"));
        Assert.True(batch.GetProperty("terminal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("finished")[0].GetProperty("errors").ValueKind);
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Fact]
    public async Task A_thousand_items_are_one_batch()
    {
        var items = Enumerable.Range(0, 1_000).Select(i => new { strategy_code = Strategies.DoesNotCompile, parameters = new { i }, symbol = "BTC-USD" });

        using var response = await http.PostAsJsonAsync("/v1/batches", new { items });
        var receipt = await response.Json();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(1_000, receipt.GetProperty("counts").GetProperty("accepted").GetInt32());
    }
}
