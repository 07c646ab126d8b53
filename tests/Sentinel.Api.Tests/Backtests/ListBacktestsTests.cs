using System.Net;
using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class ListBacktestsTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task Pages_miss_none_and_repeat_none_while_new_ones_arrive()
    {
        await AcceptMany(7);
        var before = (await app.Backtests.List(new BacktestQuery { Limit = 500 }, CancellationToken.None)).Select(backtest => backtest.Id);

        var seen = new List<Guid>();
        for (var path = "/v1/backtests?limit=3"; path is not null;)
        {
            var page = await http.GetJson(path);
            seen.AddRange(page.GetProperty("backtests").EnumerateArray().Select(Requesting.Id));
            path = page.GetProperty("next").GetString();
            await AcceptMany(1);
        }

        Assert.Equal(before, seen);
    }

    [Fact]
    public async Task The_last_page_has_no_next()
    {
        await AcceptMany(2);
        var count = await app.CountBacktests();

        var page = await http.GetJson($"/v1/backtests?limit={count}");

        Assert.Equal(count, page.GetProperty("backtests").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, page.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Filters_hold_on_every_page()
    {
        await http.Run(new { strategy_code = Strategies.DoesNotCompile + "//1" });
        await http.Run(new { strategy_code = "double GenerateSignals(int x) => x;" });
        await http.Run(new { strategy_code = Strategies.LongFrom(400) });

        var first = await http.GetJson("/v1/backtests?status=error&verdict=reject&symbol=btc-usd&limit=1");
        var second = await http.GetJson(first.Text("next"));

        Assert.Equal("error", first.GetProperty("backtests")[0].Text("status"));
        Assert.Equal("error", second.GetProperty("backtests")[0].Text("status"));
    }

    [Theory]
    [InlineData("status=done", "status", "queued, running, success, duplicate, error")]
    [InlineData("verdict=3", "verdict", "reject, poor, average, good, excellent")]
    [InlineData("symbol=bitcoin", "symbol", "BTC-USD")]
    [InlineData("limit=0", "limit", "1 to 500")]
    [InlineData("limit=501", "limit", "1 to 500")]
    [InlineData("limit=all", "limit", "1 to 500")]
    [InlineData("after=7", "after", "UUID")]
    [InlineData("stauts=error", "stauts", "did you mean 'status'?")]
    [InlineData("after=0190a6f0-7d1c-7000-8000-000000000000", "after", "No backtest")]
    public async Task A_wrong_filter_is_a_problem_that_names_it_and_the_fix(string query, string field, string fix)
    {
        using var response = await http.GetAsync($"/v1/backtests?{query}");
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(fix, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    private async Task AcceptMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(400) };
            await app.Backtests.Accept(request, rerun: true, barsHash: Outcomes.BarsHash, CancellationToken.None);
        }
    }
}
