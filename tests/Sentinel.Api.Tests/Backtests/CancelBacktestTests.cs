using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

/// <summary>The only runner is busy with a strategy that ends only when it is stopped, so that others wait.</summary>
public sealed class CancelBacktestTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Sandbox:WallTime", "00:05:00").With("Wait:LookInterval", "00:01:00");

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task A_running_backtest_is_stopped_and_a_queued_one_never_runs()
    {
        var http = app.CreateClient();
        var running = await Submit(http, Strategies.Endless(1));
        await Eventually.Holds(async () => (await http.GetJson($"/v1/backtests/{running}")).Text("status") == "running");
        var queued = await Submit(http, Strategies.Endless(2));

        var (first, second) = (await Cancel(http, $"/v1/backtests/{queued}"), await Cancel(http, $"/v1/backtests/{running}"));
        var next = await http.Run(new { strategy_code = Strategies.LongFrom(1) });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.All([first.Body, second.Body], AssertCancelled);
        AssertCancelled(await http.GetJson($"/v1/backtests/{queued}"));
        AssertCancelled(await http.GetJson($"/v1/backtests/{running}"));
        Assert.Equal("success", next.Text("status"));
        Assert.Equal(2, (await http.GetJson("/v1/backtests?status=cancelled")).GetProperty("backtests").GetArrayLength());
    }

    [Fact]
    public async Task Cancelling_again_answers_the_same_and_what_is_finished_stays()
    {
        var http = app.CreateClient();
        var finished = await http.GetJson($"/v1/backtests/{(await http.Run(new { strategy_code = Strategies.LongFrom(2) })).Id()}");
        var running = await Submit(http, Strategies.Endless(3));
        var first = await Cancel(http, $"/v1/backtests/{running}");

        var second = await Cancel(http, $"/v1/backtests/{running}");
        var late = await Cancel(http, $"/v1/backtests/{finished.Id()}");

        Assert.Equal((HttpStatusCode.OK, first.Body.GetRawText()), (second.Status, second.Body.GetRawText()));
        Assert.Equal((HttpStatusCode.OK, finished.GetRawText()), (late.Status, late.Body.GetRawText()));
    }

    [Fact]
    public async Task Whoever_waits_for_it_is_answered_when_it_is_cancelled()
    {
        var http = app.CreateClient();
        var id = await Submit(http, Strategies.Endless(4));
        var waiting = http.GetJson($"/v1/backtests/{id}?wait=60");

        await Cancel(http, $"/v1/backtests/{id}");

        AssertCancelled(await waiting.WaitAsync(TimeSpan.FromSeconds(30))); // long before it would look by itself
    }

    [Fact]
    public async Task The_same_request_runs_anew_after_it_was_cancelled()
    {
        var http = app.CreateClient();
        var id = await Submit(http, Strategies.Endless(5));
        await Cancel(http, $"/v1/backtests/{id}");

        Assert.NotEqual(id, await Submit(http, Strategies.Endless(5)));
    }

    [Fact]
    public async Task A_cancelled_batch_stops_its_items_but_not_one_that_a_single_request_waits_for()
    {
        var http = app.CreateClient();
        using var posted = await http.PostAsJsonAsync("/v1/batches", new { items = Items(6, 7, 8) });
        var shared = await Submit(http, Strategies.Endless(8));

        var (status, batch) = await Cancel(http, posted.Headers.Location!.ToString());

        Assert.Equal((HttpStatusCode.OK, true), (status, batch.GetProperty("terminal").GetBoolean()));
        Assert.Equal(3, batch.GetProperty("counts").GetProperty("cancelled").GetInt32());
        Assert.All(batch.GetProperty("finished").EnumerateArray(), item => Assert.Equal("cancelled", item.Text("status")));
        Assert.False((await http.GetJson($"/v1/backtests/{shared}")).GetProperty("terminal").GetBoolean());
        Assert.Equal(2, (await http.GetJson("/v1/backtests?status=cancelled")).GetProperty("backtests").GetArrayLength());
    }

    [Fact]
    public async Task A_cancelled_sweep_keeps_no_runner_busy()
    {
        var http = app.CreateClient();
        const string endless = "double[] GenerateSignals(Bars bars, Parameters parameters) { string[] read = [\"length\", \"band\"]; while (true) { } }";
        using var posted = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("endless", endless));
        await Eventually.Holds(async () => (await http.GetJson(posted.Headers.Location!.ToString())).Text("status") == "running");

        var (status, sweep) = await Cancel(http, posted.Headers.Location!.ToString());
        var next = await http.Run(new { strategy_code = Strategies.LongFrom(3) });

        Assert.Equal((HttpStatusCode.OK, "cancelled", true), (status, sweep.Text("status"), sweep.GetProperty("terminal").GetBoolean()));
        Assert.Equal("success", next.Text("status"));
    }

    [Theory]
    [InlineData("/v1/backtests/01a20308-3efb-7f27-a924-5fc84f7c5f50", HttpStatusCode.NotFound)]
    [InlineData("/v1/batches/01a20308-3efb-7f27-a924-5fc84f7c5f50", HttpStatusCode.NotFound)]
    [InlineData("/v1/sweeps/01a20308-3efb-7f27-a924-5fc84f7c5f50", HttpStatusCode.NotFound)]
    [InlineData("/v1/backtests/all", HttpStatusCode.BadRequest)]
    [InlineData("/v1/batches/all", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/all", HttpStatusCode.BadRequest)]
    public async Task An_id_that_is_unknown_or_none_is_a_problem_that_names_it(string path, HttpStatusCode expected)
    {
        var (status, problem) = await Cancel(app.CreateClient(), path);

        Assert.Equal(expected, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("id", out _));
    }

    private static void AssertCancelled(JsonElement backtest)
    {
        Assert.Equal(("cancelled", true), (backtest.Text("status"), backtest.GetProperty("terminal").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, backtest.GetProperty("verdict").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, backtest.GetProperty("finished_at").ValueKind);
    }

    private static IEnumerable<object> Items(params int[] numbers) => numbers.Select(number => new { strategy_code = Strategies.Endless(number) });

    private static async Task<Guid> Submit(HttpClient http, string code)
    {
        using var response = await http.PostAsJsonAsync("/v1/backtests", new { strategy_code = code });
        return (await response.Json()).Id();
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Cancel(HttpClient http, string path)
    {
        using var response = await http.DeleteAsync(path);
        return (response.StatusCode, await response.Json());
    }
}
