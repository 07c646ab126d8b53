using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Api.Tests.Sweeps;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

/// <summary>Who sends a field that means nothing is told so in the answer.</summary>
[Collection(SharedApp.Name)]
public sealed class IgnoredFieldsTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("/run_backtest")]
    [InlineData("/v1/backtests")]
    public async Task A_receipt_names_them(string path)
    {
        using var response = await http.PostAsJsonAsync(path, new { strategy_code = Strategies.LongFrom(1801), rerun = true, tag = "x", workflow = 7 });

        Assert.Equal("""["tag","workflow"]""", (await response.Json()).GetProperty("ignored").GetRawText());
    }

    [Fact]
    public async Task A_result_names_those_of_the_request_that_it_answers()
    {
        var first = await http.Run(new { strategy_code = Strategies.LongFrom(1802), tag = "x" });
        var repeated = await http.Run(new { strategy_code = Strategies.LongFrom(1802) });
        var polled = await http.GetJson($"/v1/backtests/{first.Id()}");

        Assert.Equal("""["tag"]""", first.GetProperty("ignored").GetRawText());
        Assert.Equal("[]", repeated.GetProperty("ignored").GetRawText());
        Assert.Equal(JsonValueKind.Null, polled.GetProperty("ignored").ValueKind);
    }

    [Fact]
    public async Task A_sweep_names_them_in_receipt_and_result()
    {
        var submission = new { strategy_code = SweepRequests.AboveAverage, grid = SweepRequests.Grid, rerun = true, tag = "x" };

        using var receipt = await http.PostAsJsonAsync("/v1/sweeps", submission);

        Assert.Equal("""["tag"]""", (await receipt.Json()).GetProperty("ignored").GetRawText());
        Assert.Equal("""["tag"]""", (await http.Sweep(submission)).GetProperty("ignored").GetRawText());
    }

    [Fact]
    public async Task A_batch_names_them_beside_its_items_in_its_defaults_and_in_each_item()
    {
        var item = $$"""{"strategy_code": {{JsonSerializer.Serialize(Strategies.LongFrom(1803))}}, "a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}""";

        using var response = await http.PostText("/v1/batches", $$"""{"source": "n8n", "defaults": {"tag": "x"}, "items": [{{item}}, {"strategy_code": "y"}]}""");
        var receipt = await response.Json();

        Assert.Equal("""["source","defaults.tag"]""", receipt.GetProperty("ignored").GetRawText());
        Assert.Equal("""["a","b","c","d","e","… and 1 more"]""", receipt.GetProperty("items")[0].GetProperty("ignored").GetRawText());
        Assert.Equal("[]", receipt.GetProperty("items")[1].GetProperty("ignored").GetRawText());
    }

    [Fact]
    public async Task A_stream_names_them_line_by_line()
    {
        using var response = await http.PostText(
            "/v1/batches", "{\"defaults\": {\"tag\": \"x\"}, \"source\": \"n8n\"}\n{\"strategy_code\": \"y\", \"note\": 1}", "application/x-ndjson");
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal("""["source","defaults.tag"]""", lines[0].GetProperty("ignored").GetRawText());
        Assert.Equal("""["note"]""", lines[1].GetProperty("ignored").GetRawText());
    }
}
