using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Batches;

[Collection(SharedApp.Name)]
public sealed class BatchProblemTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("", "body", "empty")]
    [InlineData("[]", "body", "not an array. Send the items as {\"items\": […]}.")]
    [InlineData("\"{}\"", "body", "encoded twice")]
    [InlineData("""{"items": "[{}]"}""", "items", "encoded twice")]
    [InlineData("""{"items": ["{\"strategy_code\": \"x\"}"]}""", "items[0].item", "encoded twice")]
    [InlineData("""{"costs": {"fee_bps": 1}, "items": [{"strategy_code": "x"}]}""", "costs", "Belongs in 'defaults'")]
    [InlineData("""{"strategy_code": "x", "items": [{}]}""", "strategy_code", "Belongs in 'defaults'")]
    [InlineData("""{"rerun": true, "items": [{"strategy_code": "x"}]}""", "rerun", "Belongs in 'defaults'")]
    [InlineData("""{"commission": 0.1, "items": [{"strategy_code": "x"}]}""", "commission", "Goes into 'defaults' or an item. Belongs in 'costs'")]
    [InlineData("""{"backtests": [{"strategy_code": "x"}]}""", "backtests", "{\"items\": […]}")]
    [InlineData("""{"defaults": {"leverage": 2}, "items": [{"strategy_code": "x"}]}""", "defaults.leverage", "There is none")]
    [InlineData("""{"items": [{"strategy_code": "x", "costs": {"fee": 1}}]}""", "items[0].costs.fee", "did you mean 'fee_bps'?")]
    [InlineData("""{"defaults": {"strategy_code": "p.Get(\"fast\", 3)"}, "items": [{"fast": 3}]}""", "items[0].fast", "belongs in 'parameters'")]
    [InlineData("{}", "items", "1 to 1,000")]
    [InlineData("""{"items": null}""", "items", "1 to 1,000")]
    [InlineData("""{"items": []}""", "items", "Is empty; send 1 to 1,000")]
    [InlineData("""{"items": {"strategy_code": "x"}}""", "items", "Must be an array, not an object")]
    [InlineData("""{"item": [{"strategy_code": "x"}]}""", "item", "did you mean 'items'?")]
    [InlineData("""{"default": {}, "items": [{"strategy_code": "x"}]}""", "default", "did you mean 'defaults'?")]
    [InlineData("""{"defaults": [], "items": [{"strategy_code": "x"}]}""", "defaults", "Must be an object")]
    [InlineData("""{"defaults": {"simbol": "x"}, "items": [{"strategy_code": "x"}]}""", "defaults.simbol", "did you mean 'symbol'?")]
    [InlineData("""{"defaults": {"costs": {"fee_bps": -1}}, "items": [{"strategy_code": "x"}]}""", "defaults.costs.fee_bps", "0 to 1,000")]
    [InlineData("""{"defaults": {"strategy_code": ""}, "items": [{"strategy_code": "x"}]}""", "defaults.strategy_code", "is empty")]
    [InlineData("""{"name": 7, "items": [{"strategy_code": "x"}]}""", "name", "Must be a text")]
    [InlineData("""{"items": [{"strategy_code": ""}, null]}""", "items[0].strategy_code", "is empty")]
    [InlineData("""{"items": [{"strategy_code": ""}, null]}""", "items[1].item", "not null")]
    [InlineData("""{"defaults": {"symbol": "DOGE-USD"}, "items": [{"strategy_code": "x"}]}""", "items[0].symbol", "known are BTC-USD")]
    public async Task A_wrong_batch_is_a_problem_that_names_the_field_and_the_fix(string body, string field, string fix)
    {
        var stored = await app.CountBacktests();

        using var response = await http.PostText("/v1/batches", body);

        await AssertProblem(response, HttpStatusCode.BadRequest, field, fix);
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Fact]
    public async Task More_items_than_a_thousand_are_a_problem_that_names_the_stream()
    {
        var items = Enumerable.Repeat(new { strategy_code = "x" }, 1_001);

        using var response = await http.PostText("/v1/batches", JsonSerializer.Serialize(new { items }));

        await AssertProblem(response, HttpStatusCode.BadRequest, "items", "at most 1,000: send several batches, or stream it as application/x-ndjson");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_a_problem()
    {
        using var response = await http.PostText("/v1/batches", new string(' ', (16 * 1024 * 1024) + 1));

        await AssertProblem(response, HttpStatusCode.RequestEntityTooLarge, "body", "16,777,216");
    }

    [Fact]
    public async Task A_body_that_is_no_UTF8_is_a_problem()
    {
        using var content = new ByteArrayContent([.. "{\"items\": [\""u8, 0xFF, .. "\"]}"u8]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");

        using var response = await http.PostAsync("/v1/batches", content);

        await AssertProblem(response, HttpStatusCode.BadRequest, "body", "UTF-8");
    }

    [Fact]
    public async Task A_body_of_another_type_is_a_problem()
    {
        using var response = await http.PostText("/v1/batches", "{}", "text/plain");

        await AssertProblem(response, HttpStatusCode.UnsupportedMediaType, "content_type", "application/json");
    }

    [Fact]
    public async Task A_body_of_no_type_is_a_problem()
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());

        using var response = await http.PostAsync("/v1/batches", content);

        await AssertProblem(response, HttpStatusCode.UnsupportedMediaType, "content_type", "application/json");
    }

    [Theory]
    [InlineData("/v1/batches/7", HttpStatusCode.BadRequest, "id", "UUID")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000", HttpStatusCode.NotFound, "id", "No batch has the id")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?after=x", HttpStatusCode.BadRequest, "after", "cursor")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?after=-1", HttpStatusCode.BadRequest, "after", "cursor")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?limit=0", HttpStatusCode.BadRequest, "limit", "1 to 1,000")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?limit=1001", HttpStatusCode.BadRequest, "limit", "1 to 1,000")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?wait=61", HttpStatusCode.BadRequest, "wait", "0 to 60")]
    [InlineData("/v1/batches/00000000-0000-0000-0000-000000000000?afer=1", HttpStatusCode.BadRequest, "afer", "did you mean 'after'?")]
    public async Task A_wrong_question_is_a_problem(string path, HttpStatusCode status, string field, string fix)
    {
        using var response = await http.GetAsync(path);

        await AssertProblem(response, status, field, fix);
    }

    [Fact]
    public async Task A_cursor_that_no_answer_gave_is_a_problem()
    {
        using var accepted = await http.PostText("/v1/batches", JsonSerializer.Serialize(new { items = new[] { new { strategy_code = Strategies.LongFrom(1310) } } }));

        using var response = await http.GetAsync($"{accepted.Headers.Location}?after=2");

        await AssertProblem(response, HttpStatusCode.BadRequest, "after", "follow 'next'");
    }

    private static async Task AssertProblem(HttpResponseMessage response, HttpStatusCode status, string field, string fix)
    {
        var problem = await response.Json();

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(fix, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }
}
