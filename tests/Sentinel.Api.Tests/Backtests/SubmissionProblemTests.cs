using System.Net;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class SubmissionProblemTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("", "body", "empty")]
    [InlineData("""{"strategy_code": "x",, }""", "body", "line 1, byte 23")]
    [InlineData("""["strategy_code"]""", "body", "not an array")]
    [InlineData("""[{"strategy_code": "x"}]""", "body", "several go to POST /v1/batches, as {\"items\": […]}")]
    [InlineData("\"{\\\"strategy_code\\\": \\\"x\\\"}\"", "body", "encoded twice")]
    [InlineData("\"\\\"{\\\\\\\"strategy_code\\\\\\\"\"", "body", "encoded twice")]
    [InlineData("""{"strategy_code": "x", "costs": "{\"fee_bps\": 1}"}""", "costs", "encoded twice")]
    [InlineData("""{"strategy_code": "{\"strategy_code\": \"x\"}"}""", "strategy_code", "Is JSON, not C#")]
    [InlineData("""{"strategy_code": "double[] GenerateSignals(Bars bars) { // long  return null; }"}""", "strategy_code", "makes a comment of all that follows")]
    [InlineData("""{"strategy_code": "x", "fee_bps": 0}""", "fee_bps", "Belongs in 'costs'")]
    [InlineData("""{"strategy_code": "x", "timeframe": "4h"}""", "timeframe", "every bar is an hour")]
    [InlineData("null", "body", "not null")]
    [InlineData("""{"strategy_code": "\ud800"}""", "body", "surrogate")]
    [InlineData("{}", "strategy_code", "double[] GenerateSignals(Bars bars)")]
    [InlineData("""{"strategy_code": null}""", "strategy_code", "empty")]
    [InlineData("""{"strategy_code": " \n "}""", "strategy_code", "empty")]
    [InlineData("""{"strategy_code": 7}""", "strategy_code", "not a number")]
    [InlineData("""{"strategy_code": "x", "strategy_code": "y"}""", "strategy_code", "once")]
    [InlineData("""{"strategycode": "x"}""", "strategycode", "did you mean 'strategy_code'?")]
    [InlineData("""{"strategy_code": "x", "params": {}}""", "params", "did you mean 'parameters'?")]
    [InlineData("""{"strategy_code": "x", "form": "2024-08-01"}""", "form", "did you mean 'from'?")]
    [InlineData("""{"strategy_code": "x", "costs": {"feeBps": 1}}""", "costs.feeBps", "did you mean 'fee_bps'?")]
    [InlineData("""{"strategy_code": "x", "costs": {"commission": 0.001}}""", "costs.commission", "did you mean 'fee_bps'?")]
    [InlineData("""{"strategy_code": "x", "symbol": "DOGE-USD"}""", "symbol", "known are BTC-USD")]
    [InlineData("""{"strategy_code": "x", "symbol": "bitcoin"}""", "symbol", "such as BTC-USD")]
    [InlineData("""{"strategy_code": "x", "from": "2024-08-02", "to": "2024-08-02"}""", "from", "before 'to'")]
    [InlineData("""{"strategy_code": "x", "warmup_bars": -1}""", "warmup_bars", "from 0 to 10,000")]
    [InlineData("""{"strategy_code": "x", "warmup_bars": 10001}""", "warmup_bars", "from 0 to 10,000")]
    [InlineData("""{"strategy_code": "x", "warmup_bars": 0.5}""", "warmup_bars", "whole number")]
    [InlineData("""{"strategy_code": "x", "warmup_bars": 1e300}""", "warmup_bars", "whole number")]
    [InlineData("""{"strategy_code": "x", "warmup_bars": "all"}""", "warmup_bars", "Must be a number")]
    [InlineData("""{"strategy_code": "x", "warm_up_bars": 5}""", "warm_up_bars", "did you mean 'warmup_bars'?")]
    [InlineData("""{"strategy_code": "x", "from": "yesterday"}""", "from", "ISO 8601")]
    [InlineData("""{"strategy_code": "x", "to": 1722470400}""", "to", "not a number")]
    [InlineData("""{"strategy_code": "x", "from": "2030-01-01"}""", "from", "2024-06-03T00:00:00Z to 2024-08-31T23:00:00Z")]
    [InlineData("""{"strategy_code": "x", "to": "2020-01-01"}""", "to", "2024-06-03T00:00:00Z to 2024-08-31T23:00:00Z")]
    [InlineData("""{"strategy_code": "x", "from": "2024-08-01T10:10:00Z", "to": "2024-08-01T10:50:00Z"}""", "from", "without bars")]
    [InlineData("""{"strategy_code": "x", "costs": {"fee_bps": -1}}""", "costs.fee_bps", "0 to 1,000")]
    [InlineData("""{"strategy_code": "x", "costs": {"slippage_bps": 1000.1}}""", "costs.slippage_bps", "0 to 1,000")]
    [InlineData("""{"strategy_code": "x", "costs": {"fee_bps": 1e999}}""", "costs.fee_bps", "finite")]
    [InlineData("""{"strategy_code": "x", "costs": 3}""", "costs", "an object")]
    [InlineData("""{"strategy_code": "x", "parameters": {"fast": "24"}}""", "parameters.fast", "not a text")]
    [InlineData("""{"strategy_code": "x", "parameters": {"fast": -1e999}}""", "parameters.fast", "finite")]
    [InlineData("""{"strategy_code": "x", "parameters": {"fast": null}}""", "parameters.fast", "not null")]
    [InlineData("""{"strategy_code": "x", "parameters": {"fast": 1, "fast": 2}}""", "parameters.fast", "once")]
    [InlineData("""{"strategy_code": "x", "initial_capital": 0}""", "initial_capital", "above 0")]
    [InlineData("""{"strategy_code": "x", "initial_capital": 1e13}""", "initial_capital", "1e12")]
    [InlineData("""{"strategy_code": "x", "priority": "urgent"}""", "priority", "one of high, normal, bulk")]
    [InlineData("""{"strategy_code": "x", "priority": 1}""", "priority", "not a number")]
    [InlineData("""{"strategy_code": "x", "rerun": "yes"}""", "rerun", "true or false")]
    public async Task A_wrong_body_is_a_problem_that_names_the_field_and_the_fix(string body, string field, string fix)
    {
        var stored = await app.CountBacktests();

        using var response = await http.PostText("/run_backtest", body);

        await AssertProblem(response, HttpStatusCode.BadRequest, field, fix);
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Theory]
    [InlineData("strategy_code", 65_537, "at most 65536")]
    [InlineData("name", 201, "at most 200")]
    public async Task A_text_that_is_too_long_is_a_problem(string field, int length, string fix)
    {
        var fields = new Dictionary<string, string> { ["strategy_code"] = "x", [field] = new string('x', length) };

        using var response = await http.PostText("/run_backtest", JsonSerializer.Serialize(fields));

        await AssertProblem(response, HttpStatusCode.BadRequest, field, fix);
    }

    [Fact]
    public async Task More_parameters_than_64_are_a_problem()
    {
        var parameters = Enumerable.Range(0, 65).ToDictionary(number => $"p{number}", number => number);

        using var response = await http.PostText("/run_backtest", JsonSerializer.Serialize(new { strategy_code = "x", parameters }));

        await AssertProblem(response, HttpStatusCode.BadRequest, "parameters", "at most 64");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        using var response = await http.PostText(
            "/run_backtest?wait=61",
            """{"strategy_code": "", "symbol": "x", "from": "y", "costs": {"fee_bps": -1}, "initial_capital": -1}""");
        var errors = (await response.Json()).GetProperty("errors");

        Assert.Equal(
            ["costs.fee_bps", "from", "initial_capital", "strategy_code", "symbol", "wait"],
            errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/v1/backtests?wait=61", "wait")]
    [InlineData("/v1/backtests?wait=-1", "wait")]
    [InlineData("/v1/backtests?wait=soon", "wait")]
    public async Task A_wait_out_of_range_is_a_problem(string path, string field)
    {
        using var response = await http.PostText(path, """{"strategy_code": "x"}""");

        await AssertProblem(response, HttpStatusCode.BadRequest, field, "from 0 to 60");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_a_problem()
    {
        using var response = await http.PostText("/run_backtest", new string(' ', 1024 * 1024 + 1));

        await AssertProblem(response, HttpStatusCode.RequestEntityTooLarge, "body", "1,048,576");
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_a_problem()
    {
        using var response = await http.PostText("/run_backtest", """{"strategy_code": "x"}""", "text/plain");

        await AssertProblem(response, HttpStatusCode.UnsupportedMediaType, "content_type", "application/json");
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem_that_names_the_right_one()
    {
        using var response = await http.DeleteAsync("/run_backtest");

        await AssertProblem(response, HttpStatusCode.MethodNotAllowed, "method", "POST");
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_that_says_where_the_calls_are_listed()
    {
        using var response = await http.GetAsync("/v2/backtests");

        await AssertProblem(response, HttpStatusCode.NotFound, "path", "/docs");
    }

    [Theory]
    [InlineData("GET", "/v2/backtests", HttpStatusCode.NotFound, "path")]
    [InlineData("DELETE", "/run_backtest", HttpStatusCode.MethodNotAllowed, "method")]
    [InlineData("GET", "/v1/sweeps/7", HttpStatusCode.BadRequest, "id")]
    public async Task A_caller_who_accepts_something_else_is_told_the_problem_all_the_same(string method, string path, HttpStatusCode status, string field)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Accept = { new("text/csv") } } };

        using var response = await http.SendAsync(request);

        await AssertProblem(response, status, field, "");
    }

    private static async Task AssertProblem(HttpResponseMessage response, HttpStatusCode status, string field, string fix)
    {
        var problem = await response.Json();

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(fix, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }
}
