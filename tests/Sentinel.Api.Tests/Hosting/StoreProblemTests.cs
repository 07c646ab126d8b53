using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

/// <summary>What callers are told while another program holds a database locked for longer than they are to wait.</summary>
public sealed class StoreProblemTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Sentinel:LockTimeout", "00:00:01").With("Dispatch:MaxBackoff", "00:00:00.250");
    private HttpClient http = null!;
    private Guid backtest;
    private Guid batch;
    private Guid sweep;
    private string worker = "";

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        http = app.CreateClient();
        using var pausedBacktests = await http.PostAsync("/v1/queues/backtests/pause", null);
        using var pausedSweeps = await http.PostAsync("/v1/queues/sweeps/pause", null);
        backtest = await Created(await http.PostAsJsonAsync("/v1/backtests", Backtest(1)));
        batch = await Created(await http.PostAsJsonAsync("/v1/batches", new { items = new[] { Backtest(2) } }), "batch_id");
        sweep = await Created(await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("a sweep that waits")));
        await Eventually.Holds(async () => (await Workers()).Any());
        worker = (await Workers()).First().Text("id");
    }

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task Every_route_that_writes_says_why_it_cannot_and_when_to_come_back()
    {
        var calls = Calls().ToList();
        using var other = Lock("strategy_results.db");

        foreach (var (method, path, body) in calls)
        {
            using var response = await Send(method, path, body);
            var problem = await response.Json();

            Assert.True(response.StatusCode is HttpStatusCode.ServiceUnavailable, $"{method} {path}: {response.StatusCode} {problem}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
            var told = problem.GetProperty("errors").GetProperty("store")[0].GetString();
            Assert.StartsWith("The results file is locked by another program", told, StringComparison.Ordinal);
            Assert.EndsWith("Send this again in 5 s.", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_route_that_writes_is_left_out()
    {
        var tried = Calls().Select(call => $"{call.Method} {call.Path}"
            .Replace($"{backtest}", "{id}", StringComparison.Ordinal).Replace($"{batch}", "{id}", StringComparison.Ordinal).Replace($"{sweep}", "{id}", StringComparison.Ordinal)
            .Replace("queues/backtests", "queues/{name}", StringComparison.Ordinal).Replace($"workers/{worker}/", "workers/{id}/", StringComparison.Ordinal));
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => $"{method} /{route.RoutePattern.RawText!.Trim('/')}") ?? [])
            .Where(route => !route.StartsWith("GET ", StringComparison.Ordinal) && !route.StartsWith("HEAD ", StringComparison.Ordinal));

        // A refresh is sent to the workers, and its backoff is kept in memory; faults are acted on only where there are some.
        Assert.Equal(["POST /v1/prices/refresh", "POST /v1/faults/requeue", "DELETE /v1/faults"], routes.Except(tried).Distinct().OrderByDescending(route => route));
    }

    [Fact]
    public async Task Work_goes_on_and_nobody_is_told_to_start_a_worker_while_it_lasts()
    {
        using (Lock("strategy_results.db"))
        {
            using var refused = await http.PostAsJsonAsync("/v1/backtests", Backtest(3));
            using var ready = await http.GetAsync("/health/ready");
            var health = await ready.Json();
            var problem = (await http.GetJson("/v1/status")).GetProperty("problems").EnumerateArray().First();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.StartsWith("Backtests cannot be stored: the results file is locked by another program", health.GetProperty("checks").GetProperty("storage").Text("detail"), StringComparison.Ordinal);
            Assert.Equal("store_not_writable", problem.Text("code"));
            Assert.Contains("Find the process", problem.Text("remedy"), StringComparison.Ordinal);
        }

        await Eventually.Holds(async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode);
        using var resumed = await http.PostAsync("/v1/queues/backtests/resume", null);
        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{backtest}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task Locked_prices_are_told_and_keep_no_backtest_from_being_run()
    {
        using var other = Lock("price_data.db");

        await Eventually.Holds(async () => (await Storage()).Text("status") == "degraded"); // what was found out lately is said again
        var storage = await Storage();
        using var resumed = await http.PostAsync("/v1/queues/backtests/resume", null);

        Assert.StartsWith("Bars cannot be stored: the prices file is locked by another program", storage.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{backtest}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task The_key_of_a_refused_request_is_free_for_the_next()
    {
        using (Lock("strategy_results.db"))
        {
            using var refused = await SendKeyed();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        using var accepted = await SendKeyed();

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task A_stream_ends_with_the_cause()
    {
        using var other = Lock("strategy_results.db");

        using var response = await http.PostText("/v1/batches", JsonSerializer.Serialize(Backtest(5)), "application/x-ndjson");
        var last = (await response.Content.ReadAsStringAsync()).Trim().Split('\n')[^1];

        Assert.StartsWith(
            "Ended after 0 items. The results file is locked by another program", JsonElement.Parse(last).Text("message"), StringComparison.Ordinal);
    }

    private static object Backtest(int bar) => new { strategy_code = Strategies.LongFrom(bar) };

    private static async Task<Guid> Created(HttpResponseMessage response, string id = "id")
    {
        using (response) return (await response.Json()).GetProperty(id).GetGuid();
    }

    private async Task<JsonElement> Storage() => (await http.GetJson("/health/ready")).GetProperty("checks").GetProperty("storage");

    private async Task<IEnumerable<JsonElement>> Workers() => (await http.GetJson("/v1/status")).GetProperty("workers").EnumerateArray();

    private IEnumerable<(string Method, string Path, object? Body)> Calls() =>
    [
        ("POST", "/run_backtest", Backtest(11)),
        ("POST", "/update_verdict", new { code_hash = "00", verdict = "good" }),
        ("POST", "/v1/backtests", Backtest(12)),
        ("DELETE", $"/v1/backtests/{backtest}", null),
        ("POST", "/v1/batches", new { items = new[] { Backtest(13) } }),
        ("DELETE", $"/v1/batches/{batch}", null),
        ("POST", "/v1/sweeps", SweepRequests.Of("another")),
        ("DELETE", $"/v1/sweeps/{sweep}", null),
        ("POST", "/v1/queues/backtests/pause", null),
        ("POST", "/v1/queues/backtests/resume", null),
        ("POST", "/v1/workers/runners", new { runners = 1 }),
        ("POST", $"/v1/workers/{worker}/runners", new { runners = 1 }),
    ];

    private async Task<HttpResponseMessage> Send(string method, string path, object? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        return await http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendKeyed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/backtests") { Content = JsonContent.Create(Backtest(4)), Headers = { { "Idempotency-Key", "the-same" } } };
        return await http.SendAsync(request);
    }

    private LockedDatabase Lock(string file) => new(app.Folder.Of(file));
}
