using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Batches;

[Collection(SharedApp.Name)]
public sealed class GetBatchTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_caller_who_waits_without_a_cursor_is_answered_when_everything_is_finished()
    {
        var id = await Submit(Strategies.LongFrom(1320), Strategies.LongFromInOtherWords(1320), Strategies.DoesNotCompile + "// 320");

        using var response = await http.GetAsync($"/v1/batches/{id}?wait=60");
        var batch = await response.Json();

        Assert.Equal("wait=60", Assert.Single(response.Headers.GetValues("Preference-Applied")));
        Assert.Null(response.Headers.RetryAfter);
        Assert.True(batch.GetProperty("terminal").GetBoolean());
        Assert.Equal(
            (3, 1.0, 0.0),
            (batch.GetProperty("items").GetInt32(), batch.GetProperty("progress").GetDouble(), batch.GetProperty("seconds_left").GetDouble()));
        Assert.Equal(
            """{"queued":0,"running":0,"success":1,"duplicate":1,"error":1,"rejected":0,"cancelled":0,"faulted":0}""", batch.GetProperty("counts").GetRawText());
        Assert.Equal(3, batch.GetProperty("finished").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, batch.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_client_that_follows_next_sees_every_item_exactly_once()
    {
        var id = await Submit([.. Enumerable.Range(1330, 12).Select(Strategies.LongFrom)]);

        var seen = await FollowNext($"/v1/batches/{id}?after=0&limit=5&wait=30");

        Assert.Equal(Enumerable.Range(0, 12), seen.Select(item => item.GetProperty("index").GetInt32()).Order());
        Assert.Equal(Enumerable.Range(1, 12), seen.Select(item => item.GetProperty("cursor").GetInt32()));
        Assert.All(seen, item => Assert.Equal("success", item.Text("status")));
    }

    [Fact]
    public async Task A_caller_who_waits_with_a_cursor_is_answered_as_soon_as_an_item_is_finished()
    {
        // The only runner ends the second at its time limit, seconds after the first.
        var id = await Submit(Strategies.Endless(350), Strategies.Endless(351));

        var batch = await http.GetJson($"/v1/batches/{id}?after=0&wait=60");

        Assert.NotEmpty(batch.GetProperty("finished").EnumerateArray());
        Assert.EndsWith($"?after={batch.GetProperty("cursor")}&limit=100&wait=25", batch.Text("next"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pending_batch_says_when_to_ask_again()
    {
        var id = await Submit(Strategies.Endless(360));

        using var response = await http.GetAsync($"/v1/batches/{id}");
        var batch = await response.Json();

        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.False(batch.GetProperty("terminal").GetBoolean());
        Assert.Empty(batch.GetProperty("finished").EnumerateArray());
    }

    [Fact]
    public async Task Finished_items_come_as_lines_until_all_are_there()
    {
        var id = await Submit(Strategies.LongFrom(1370), Strategies.LongFrom(1371), Strategies.LongFrom(1372));

        var lines = await Stream($"/v1/batches/{id}?wait=60");

        Assert.Equal([1, 2, 3], lines[..^1].Select(line => line.GetProperty("cursor").GetInt32()));
        Assert.True(lines[^1].GetProperty("terminal").GetBoolean());
    }

    [Fact]
    public async Task Lines_begin_behind_the_cursor_and_end_when_the_time_is_over()
    {
        var id = await Submit(Strategies.LongFrom(1373), Strategies.Endless(373));
        await http.GetJson($"/v1/batches/{id}?after=0&wait=60");

        var lines = await Stream($"/v1/batches/{id}?after=1");

        Assert.DoesNotContain(lines[..^1], line => line.GetProperty("cursor").GetInt32() <= 1);
        Assert.Equal(2, lines[^1].GetProperty("items").GetInt32());
    }

    private async Task<string> Submit(params string[] codes)
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", new { items = codes.Select(code => new { strategy_code = code }) });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Json()).Text("batch_id");
    }

    private async Task<List<JsonElement>> FollowNext(string? path)
    {
        var seen = new List<JsonElement>();
        while (path is not null)
        {
            var batch = await http.GetJson(path);
            seen.AddRange(batch.GetProperty("finished").EnumerateArray());
            path = batch.GetProperty("next").GetString();
        }

        return seen;
    }

    private async Task<JsonElement[]> Stream(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/x-ndjson" } } };
        using var response = await http.SendAsync(request);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
