using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Intake;

/// <summary>Three may wait, and the only runner is busy with the first of them until it is cancelled.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private const string EndlessPoint = "double[] GenerateSignals(Bars bars, Parameters parameters) { string[] read = [\"length\", \"band\"]; while (true) { } }";

    private readonly SentinelApp app = new SentinelApp()
        .With("Sandbox:WallTime", "00:05:00").With("Workers:BacktestsPerRunner", "1").With("Intake:MaxUnfinished", "3").With("Intake:MaxUnfinishedPoints", "7");

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task Beyond_the_bound_nothing_is_taken_in_until_there_is_room()
    {
        var http = app.CreateClient();
        var ids = new[] { await Submit(http, 1), await Submit(http, 2), await Submit(http, 3) };

        using var refused = await Post(http, "/v1/backtests", 4);
        await http.DeleteAsync($"/v1/backtests/{ids[2]}");
        using var taken = await Post(http, "/v1/backtests", 4);

        var problem = await refused.Json();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted), (refused.StatusCode, taken.StatusCode));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300));
        Assert.Contains("at most 3", problem.GetProperty("errors").GetProperty("backlog")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_call_that_creates_is_bounded()
    {
        var http = app.CreateClient();
        using var batch = await http.PostAsJsonAsync("/v1/batches", new { items = new[] { Item(1), Item(2), Item(3) } });

        var refused = new[]
        {
            await Post(http, "/run_backtest", 4),
            await http.PostAsJsonAsync("/v1/batches", new { items = new[] { Item(4) } }),
            await http.PostText("/v1/batches", JsonSerializer.Serialize(Item(4)), "application/x-ndjson"),
            await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("bounded")),
        };

        Assert.Equal(HttpStatusCode.Accepted, batch.StatusCode);
        Assert.All(refused, response => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (response.StatusCode, response.Headers.RetryAfter is not null)));
        Assert.Equal(3, await app.CountBacktests());
    }

    [Fact]
    public async Task Beyond_the_bound_of_points_no_sweep_is_taken_in_until_there_is_room_but_backtests_are()
    {
        var http = app.CreateClient();
        using var one = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("one", EndlessPoint));
        using var two = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("two", EndlessPoint));

        using var refused = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("three", EndlessPoint));
        using var backtest = await Post(http, "/v1/backtests", 1);
        await http.DeleteAsync($"{one.Headers.Location}");
        using var taken = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("three", EndlessPoint));

        var problem = await refused.Json();
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.ServiceUnavailable), (two.StatusCode, refused.StatusCode));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(300));
        Assert.StartsWith("12 points of sweeps are unfinished, and at most 7 may be", problem.GetProperty("errors").GetProperty("backlog")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (backtest.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task What_is_stored_for_a_key_is_answered_however_much_waits()
    {
        var http = app.CreateClient();
        http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var first = await Submit(http, 1);
        await ForgetAnswers();
        http.DefaultRequestHeaders.Remove("Idempotency-Key");
        await Submit(http, 2);
        await Submit(http, 3);
        http.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        Assert.Equal(first, await Submit(http, 1));
    }

    [Fact]
    public async Task What_another_process_has_accepted_counts()
    {
        var http = app.CreateClient();
        using (var other = new TempStorage(app.Folder))
        {
            for (var i = 1; i <= 3; i++)
                await other.Backtests.Accept(new() { StrategyCode = Strategies.Endless(i) }, rerun: false, barsHash: Outcomes.BarsHash, CancellationToken.None);
        }

        await Eventually.Holds(async () => (await Post(http, "/v1/backtests", 4)).StatusCode is HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_key_whose_request_was_sent_away_is_free()
    {
        var http = app.CreateClient();
        var first = await Submit(http, 1);
        await Submit(http, 2);
        await Submit(http, 3);
        http.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        using var refused = await Post(http, "/v1/backtests", 4);
        await http.DeleteAsync($"/v1/backtests/{first}");

        using var taken = await Post(http, "/v1/backtests", 4);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Accepted), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task Whoever_waits_knows_how_many_go_before_and_nobody_goes_before_what_runs()
    {
        var http = app.CreateClient();
        using var first = await Post(http, "/v1/backtests", 1);
        using var second = await Post(http, "/v1/backtests", 2);
        using var third = await http.PostAsJsonAsync("/v1/batches", new { items = new[] { Item(3) } });
        var running = $"{first.Headers.Location}";
        await Eventually.Holds(async () => (await http.GetJson(running)).Text("status") == "running");

        Assert.Equal((0, 1, 2), (PositionOf(await first.Json()), PositionOf(await second.Json()), PositionOf(await third.Json())));
        Assert.Equal(
            (0, 1, 2),
            (PositionOf(await http.GetJson(running)), PositionOf(await http.GetJson($"{second.Headers.Location}")), PositionOf(await http.GetJson($"{third.Headers.Location}"))));
    }

    [Fact]
    public async Task What_is_finished_has_no_place_in_the_line()
    {
        var backtest = await app.CreateClient().Run(new { strategy_code = Strategies.LongFrom(1) });

        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null), (backtest.GetProperty("position").ValueKind, backtest.GetProperty("eta_seconds").ValueKind));
    }

    [Fact]
    public async Task A_sweep_knows_how_many_sweeps_go_before_it()
    {
        var http = app.CreateClient();
        await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("one", EndlessPoint));

        using var second = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("two", EndlessPoint));

        Assert.Equal((1, 1), (PositionOf(await second.Json()), PositionOf(await http.GetJson($"{second.Headers.Location}"))));
    }

    private async Task ForgetAnswers()
    {
        await using var results = new SqliteConnection($"Data Source={app.Folder.Of("strategy_results.db")};Pooling=false");
        await results.OpenAsync();
        await using var forget = results.CreateCommand();
        forget.CommandText = "update idempotency_keys set status_code = null, headers = null, body = null";
        await forget.ExecuteNonQueryAsync();
    }

    private static int PositionOf(JsonElement answer) => answer.GetProperty("position").GetInt32();

    private static object Item(int number) => new { strategy_code = Strategies.Endless(number) };

    private static Task<HttpResponseMessage> Post(HttpClient http, string path, int number) => http.PostAsJsonAsync(path, Item(number));

    private static async Task<Guid> Submit(HttpClient http, int number)
    {
        using var response = await Post(http, "/v1/backtests", number);
        return (await response.Json()).Id();
    }
}
