using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class GetBacktestTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_pending_backtest_says_when_to_ask_again()
    {
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.Endless(3) });

        using var response = await http.GetAsync(accepted.Headers.Location);
        var backtest = await response.Json();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Contains(backtest.Text("status"), new[] { "queued", "running" });
        Assert.False(backtest.GetProperty("terminal").GetBoolean());
        Assert.Equal($"{accepted.Headers.Location}?wait=25", backtest.GetProperty("links").Text("wait"));
    }

    [Fact]
    public async Task A_caller_who_waits_gets_the_result()
    {
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(300) });

        using var response = await http.GetAsync($"{accepted.Headers.Location}?wait=60");

        Assert.Equal("success", (await response.Json()).Text("status"));
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_caller_who_knows_the_state_gets_304_until_it_changes()
    {
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(301) });
        using var first = await http.GetAsync($"/v1/backtests/{result.Id()}");

        using var unchanged = await Get(result.Id(), first.Headers.ETag!.ToString());
        await http.PostAsJsonAsync("/update_verdict", new { code_hash = result.Text("code_hash"), verdict = "excellent" });
        using var changed = await Get(result.Id(), first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(first.Headers.ETag, unchanged.Headers.ETag);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("excellent", (await changed.Json()).Text("verdict"));
    }

    [Fact]
    public async Task An_unknown_id_is_a_problem()
    {
        using var response = await http.GetAsync("/v1/backtests/0190a6f0-7d1c-7000-8000-000000000000");
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(problem.GetProperty("errors").TryGetProperty("id", out _));
    }

    [Fact]
    public async Task A_malformed_id_is_a_problem()
    {
        using var response = await http.GetAsync("/v1/backtests/7");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty("id", out _));
    }

    private async Task<HttpResponseMessage> Get(Guid id, string knownTag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/backtests/{id}") { Headers = { { "If-None-Match", knownTag } } };
        return await http.SendAsync(request);
    }
}
