using System.Net;
using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
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
    [InlineData("priority=urgent", "priority", "high, normal, bulk")]
    [InlineData("code_hash=7", "code_hash", "64 hexadecimal digits")]
    [InlineData("from=yesterday", "from", "ISO 8601")]
    [InlineData("from=2024-06-02&to=2024-06-01", "from", "Must be before 'to'")]
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

    [Fact]
    public async Task What_a_list_is_narrowed_to_is_kept_from_page_to_page()
    {
        var since = TimeProvider.System.GetUtcNow();
        var code = Strategies.LongFrom(401);
        for (var i = 0; i < 3; i++) await Accept(new BacktestRequest { StrategyCode = code, Name = "a & b", Priority = BacktestPriority.Bulk });
        await Accept(new BacktestRequest { StrategyCode = code, Name = "c", Priority = BacktestPriority.Bulk });
        await Accept(new BacktestRequest { StrategyCode = code, Name = "a & b", Priority = BacktestPriority.High });
        await Accept(new BacktestRequest { StrategyCode = Strategies.LongFrom(402), Name = "a & b", Priority = BacktestPriority.Bulk });

        var seen = new List<JsonElement>();
        for (var path = $"/v1/backtests?name=a%20%26%20b&code_hash={CodeHash.Of(code).ToUpperInvariant()}&priority=bulk&from={since:yyyy-MM-dd'T'HH:mm:ss.fff}Z&to=2999-01-01&limit=1"; path is not null;)
        {
            var page = await http.GetJson(path);
            seen.AddRange(page.GetProperty("backtests").EnumerateArray());
            path = page.GetProperty("next").GetString();
        }

        Assert.Equal([("a & b", "bulk"), ("a & b", "bulk"), ("a & b", "bulk")], seen.Select(backtest => (backtest.Text("name"), backtest.Text("priority"))));
        Assert.All(seen, backtest => Assert.Equal(CodeHash.Of(code), backtest.Text("code_hash")));
    }

    [Theory]
    [InlineData("to=2020-01-01")]
    [InlineData("to=0001-01-01")]
    [InlineData("from=2999-01-01")]
    [InlineData("from=9999-12-31T23:59:59.9999999Z")]
    [InlineData("name=nobody%27s")]
    [InlineData("code_hash=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_list_of_what_is_not_there_is_empty(string query)
    {
        await AcceptMany(1);

        Assert.Equal(0, (await http.GetJson($"/v1/backtests?{query}")).GetProperty("backtests").GetArrayLength());
    }

    private Task<Acceptance> Accept(BacktestRequest request) => app.Backtests.Accept(request, rerun: true, barsHash: Outcomes.BarsHash, CancellationToken.None);

    private async Task AcceptMany(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(400) };
            await app.Backtests.Accept(request, rerun: true, barsHash: Outcomes.BarsHash, CancellationToken.None);
        }
    }
}
