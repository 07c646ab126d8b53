using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.Core.Operations;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Operations;

/// <summary>An app of its own: what is paused or without runners would keep others waiting.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Sandbox:Runners", "1");

    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        http = app.CreateClient();
        await Eventually.Holds(async () => (await Status()).Text("summary").Contains("1 runner of 1 worker", StringComparison.Ordinal));
    }

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task The_status_tells_of_queues_the_embedded_worker_the_stores_and_the_prices()
    {
        var status = await Status();

        Assert.StartsWith("No backtest waits; 1 runner of 1 worker; ", status.Text("summary"), StringComparison.Ordinal);
        Assert.Equal(
            ["backtests.high", "backtests.normal", "backtests.bulk", "sweeps", "prices"],
            status.GetProperty("queues").EnumerateArray().Select(queue => queue.Text("name")));
        Assert.All(status.GetProperty("stores").EnumerateArray(), store => Assert.True(store.GetProperty("writable").GetBoolean()));
        Assert.Equal("in_memory", status.GetProperty("broker").Text("kind"));
        Assert.Equal("2024-08-31T23:00:00Z", Assert.Single(status.GetProperty("prices").EnumerateArray()).Text("last"));
        Assert.Equal("old_prices", Assert.Single(status.GetProperty("problems").EnumerateArray()).Text("code"));
    }

    [Fact]
    public async Task What_is_accepted_while_its_queue_is_paused_waits_and_is_run_once_it_goes_on()
    {
        using var paused = await http.PostAsJsonAsync("/v1/queues/sentinel.backtests/pause", new { by = "night shift", reason = "upgrade" });
        var accepted = new List<Guid>();
        for (var bar = 1; bar <= 5; bar++)
        {
            using var response = await http.PostAsJsonAsync("/v1/backtests", new { strategy_code = Strategies.LongFrom(bar) });
            accepted.Add((await response.Json()).Id());
        }

        var status = await Status();
        Assert.Equal(5, status.GetProperty("waiting").GetInt32());
        Assert.Equal("night shift", Queue(status, "backtests.normal").GetProperty("paused").Text("paused_by"));

        using var resumed = await http.PostAsync("/v1/queues/backtests/resume", null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (paused.StatusCode, resumed.StatusCode));
        foreach (var id in accepted) Assert.Equal("success", (await http.GetJson($"/v1/backtests/{id}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task Whoever_waits_in_a_paused_queue_is_told_so_and_nobody_else()
    {
        using var paused = await http.PostAsync("/v1/queues/backtests/pause", null);
        using var sweeps = await http.PostAsync("/v1/queues/sweeps/pause", null);
        using var backtest = await http.PostAsJsonAsync("/v1/backtests", new { strategy_code = Strategies.LongFrom(11) });
        using var batch = await http.PostAsJsonAsync("/v1/batches", new { items = new[] { new { strategy_code = Strategies.LongFrom(12) } } });
        using var sweep = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("held"));
        HttpResponseMessage[] answers = [backtest, batch, sweep];
        foreach (var answer in answers)
        {
            Assert.Equal((true, JsonValueKind.Null), Pause(await answer.Json()));
            Assert.Equal((true, JsonValueKind.Null), Pause(await http.GetJson($"{answer.Headers.Location}")));
        }

        using var resumed = await http.PostAsync("/v1/queues/backtests.normal/resume", null);

        var finished = await http.GetJson($"{backtest.Headers.Location}?wait=60");
        Assert.Equal((true, false), (finished.GetProperty("terminal").GetBoolean(), Pause(finished).Paused));
        Assert.True(Pause(await http.GetJson($"{batch.Headers.Location}")).Paused);
    }

    [Fact]
    public async Task A_pause_by_another_process_is_seen_as_well()
    {
        using (var other = new TempStorage(app.Folder)) await other.Queues.Pause(WorkQueue.Named("backtests.high"), null, null, CancellationToken.None);
        using var accepted = await http.PostAsJsonAsync("/v1/backtests", new { strategy_code = Strategies.LongFrom(13), priority = "high" });

        await Eventually.Holds(async () => Pause(await http.GetJson($"{accepted.Headers.Location}")).Paused);
    }

    [Fact]
    public async Task A_queue_stays_paused_when_the_service_is_started_anew()
    {
        using var paused = await http.PostAsync("/v1/queues/backtests/pause", null);
        using var accepted = await http.PostAsJsonAsync("/v1/backtests", new { strategy_code = Strategies.LongFrom(1) });
        await app.DisposeAsync();

        await using var next = new SentinelApp { Folder = app.Folder };
        using var again = next.CreateClient();
        var status = await again.GetJson("/v1/status");
        Assert.Equal((1, 0), (status.GetProperty("waiting").GetInt32(), status.GetProperty("running").GetInt32()));

        using var resumed = await again.PostAsync("/v1/queues/backtests/resume", null);

        Assert.Equal("success", (await again.GetJson($"{accepted.Headers.Location}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task Pausing_or_resuming_twice_changes_nothing_more()
    {
        Assert.Equal(1, await Changed("/v1/queues/sweeps/pause"));
        Assert.Equal(0, await Changed("/v1/queues/sweeps/pause"));
        Assert.Equal(1, await Changed("/v1/queues/sweeps/resume"));
        Assert.Equal(0, await Changed("/v1/queues/sweeps/resume"));
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task An_unknown_queue_is_answered_with_those_there_are(string act)
    {
        using var response = await http.PostAsync($"/v1/queues/sweps/{act}", null);

        var error = (await response.Json()).GetProperty("errors").GetProperty("name")[0].GetString();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Did you mean 'sweeps'? Known are backtests, backtests.high,", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runners_of_the_embedded_worker_follow_the_wish()
    {
        using var told = await http.PostAsJsonAsync("/v1/workers/runners", new { runners = 2 });

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        await Eventually.Holds(async () => Worker(await Status()).GetProperty("runners").GetInt32() == 2);
        var id = Worker(await Status()).Text("id");
        using var toldAgain = await http.PostAsJsonAsync($"/v1/workers/{id}/runners", new { runners = 1 });
        await Eventually.Holds(async () => Worker(await Status()).GetProperty("runners").GetInt32() == 1);
    }

    [Theory]
    [InlineData("""{"runners":65}""")]
    [InlineData("""{"runners":-1}""")]
    [InlineData("""{"runners":1.5}""")]
    [InlineData("""{"runners":"4"}""")]
    [InlineData("{}")]
    public async Task Another_number_of_runners_is_refused(string body)
    {
        using var response = await http.PostText("/v1/workers/runners", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty("runners", out _));
    }

    [Fact]
    public async Task An_unknown_worker_is_answered_with_those_there_are()
    {
        using var response = await http.PostText("/v1/workers/nobody/runners", """{"runners":1}""");

        var error = (await response.Json()).GetProperty("errors").GetProperty("id")[0].GetString();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(Worker(await Status()).Text("id"), error, StringComparison.Ordinal);
    }

    private static (bool Paused, JsonValueKind Eta) Pause(JsonElement answer) =>
        (answer.GetProperty("paused").GetBoolean(), answer.GetProperty("eta_seconds").ValueKind);

    private static JsonElement Worker(JsonElement status) => status.GetProperty("workers")[0];

    private static JsonElement Queue(JsonElement status, string name) =>
        status.GetProperty("queues").EnumerateArray().Single(queue => queue.Text("name") == name);

    private Task<JsonElement> Status() => http.GetJson("/v1/status");

    private async Task<int> Changed(string path)
    {
        using var response = await http.PostAsync(path, null);
        return (await response.Json()).GetProperty("changed").GetArrayLength();
    }
}
