using System.Net;
using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Faults;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Faults;

public sealed class FaultsTests : IAsyncLifetime
{
    private const string Cause = "The disk is full.";

    private readonly SentinelApp app = new SentinelApp().With("Wait:LookInterval", "00:00:00.100");
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        http = app.CreateClient();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task Parked_backtests_are_listed_by_cause_with_examples()
    {
        var (first, second) = (await Parked(1), await Parked(2));

        var report = await http.GetJson("/v1/faults?examples=1");

        var group = Assert.Single(report.GetProperty("groups").EnumerateArray());
        Assert.Equal(2, report.GetProperty("count").GetInt32());
        Assert.Equal(("RunBacktest", Cause, 2), (group.Text("message_type"), group.Text("cause"), group.GetProperty("count").GetInt32()));
        var example = Assert.Single(group.GetProperty("examples").EnumerateArray());
        Assert.Contains(Guid.Parse(example.Text("id")), new[] { first, second });
        Assert.Equal(Cause, Assert.Single(example.GetProperty("history").EnumerateArray()).Text("cause"));
    }

    [Fact]
    public async Task Who_waits_for_a_parked_backtest_is_told_at_once_and_why()
    {
        var id = await Parked(1);

        var told = await http.GetJson($"/v1/backtests/{id}?wait=60");

        Assert.Equal("faulted", told.Text("status"));
        Assert.False(told.GetProperty("terminal").GetBoolean());
        Assert.Contains(Cause, told.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_requeued_backtest_runs_and_the_others_stay_parked()
    {
        var (id, other) = (await Parked(1), await Parked(2));

        var act = await Send(HttpMethod.Post, $"/v1/faults/requeue?id={id}");
        var again = await Send(HttpMethod.Post, $"/v1/faults/requeue?id={id}");

        Assert.Equal(1, act.GetProperty("work").GetInt32());
        Assert.Equal(0, again.GetProperty("work").GetInt32());
        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{id}?wait=60")).Text("status"));
        Assert.Equal("faulted", (await http.GetJson($"/v1/backtests/{other}")).Text("status"));
    }

    [Fact]
    public async Task A_group_is_discarded_and_its_backtests_end()
    {
        var id = await Parked(1);
        var group = (await http.GetJson("/v1/faults")).GetProperty("groups")[0].Text("group");

        var act = await Send(HttpMethod.Delete, $"/v1/faults?group={group}");

        var ended = await http.GetJson($"/v1/backtests/{id}");
        Assert.Equal(1, act.GetProperty("work").GetInt32());
        Assert.Equal(("error", "discarded"), (ended.Text("status"), ended.Text("reason_code")));
        Assert.True(ended.GetProperty("terminal").GetBoolean());
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("verdict").ValueKind);
        Assert.Equal(0, (await http.GetJson("/v1/faults")).GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("POST", "/v1/faults/requeue", "query")]
    [InlineData("DELETE", "/v1/faults", "query")]
    [InlineData("DELETE", "/v1/faults?all=yes", "all")]
    [InlineData("DELETE", "/v1/faults?all=true&queue=sentinel.backtests", "all")]
    [InlineData("DELETE", "/v1/faults?al=true", "al")]
    [InlineData("GET", "/v1/faults?examples=101", "examples")]
    public async Task What_does_not_say_which_faults_are_meant_does_nothing(string method, string path, string field)
    {
        var id = await Parked(1);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Equal(BacktestStatus.Faulted, (await app.Backtests.Find(id, CancellationToken.None))!.Status);
    }

    private async Task<Guid> Parked(int bar)
    {
        using var storage = new TempStorage(app.Folder);
        var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(bar) };
        var id = (await storage.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, CancellationToken.None)).Backtest.Id;
        await storage.Faults.Park(WorkKind.Backtest, id, Cause, CancellationToken.None);
        return id;
    }

    private async Task<JsonElement> Send(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await http.SendAsync(request);
        return await response.Json();
    }
}
