using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class SubmitBacktestTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("/run_backtest", 100)]
    [InlineData("/v1/backtests", 101)]
    public async Task A_strategy_is_accepted_with_a_receipt(string path, int bar)
    {
        using var response = await http.PostAsJsonAsync(path, new { strategy_code = Strategies.LongFrom(bar) });
        var receipt = await response.Json();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/v1/backtests/{receipt.Id()}", response.Headers.Location?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Equal("queued", receipt.Text("status"));
        Assert.False(receipt.GetProperty("terminal").GetBoolean());
        Assert.Equal(64, receipt.Text("code_hash").Length);
        Assert.Equal($"/v1/backtests/{receipt.Id()}", receipt.GetProperty("links").Text("self"));
        Assert.NotNull(await app.Backtests.Find(receipt.Id(), CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_waits_gets_the_full_result()
    {
        using var response = await http.PostAsJsonAsync(
            "/run_backtest?wait=60",
            new { strategy_code = Strategies.LongFrom(102), name = "long", parameters = new { fast = 24 }, costs = new { fee_bps = 0 } });
        var result = await response.Json();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("wait=60", Assert.Single(response.Headers.GetValues("Preference-Applied")));
        Assert.Equal("success", result.Text("status"));
        Assert.True(result.GetProperty("terminal").GetBoolean());
        Assert.Equal("long", result.Text("name"));
        Assert.Equal(24, result.GetProperty("parameters").GetProperty("fast").GetDouble());
        Assert.Equal(0, result.GetProperty("costs").GetProperty("fee_bps").GetDouble());
        Assert.Equal(5, result.GetProperty("costs").GetProperty("slippage_bps").GetDouble());
        Assert.Equal(2_160, result.GetProperty("data").GetProperty("bars").GetInt32());
        Assert.Equal("coinbase", result.GetProperty("data").Text("source"));
        Assert.Equal(10, result.GetProperty("preview").GetProperty("rows").GetArrayLength());
        Assert.NotEqual(0, result.GetProperty("performance").GetProperty("total_return").GetDouble());
    }

    [Fact]
    public async Task A_result_has_every_field_and_null_where_there_is_no_value()
    {
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(103) });

        Assert.Equal(
            [
                "id", "status", "terminal", "message", "position", "eta_seconds", "paused", "reason_code", "errors", "notes", "code_hash", "signal_hash",
                "duplicate_of", "verdict", "verdict_reasons", "performance", "preview", "data", "fill_gaps", "costs", "parameters", "parameters_read", "parameters_unread",
                "initial_capital", "priority", "name", "created_at", "started_at", "finished_at", "ignored", "timings", "links",
            ],
            result.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("reason_code").ValueKind);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("name").ValueKind);
    }

    [Fact]
    public async Task The_window_begins_with_from_and_ends_before_to()
    {
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(1), from = "2024-08-01", to = "2024-08-02T00:00:00+00:00" });

        Assert.Equal(24, result.GetProperty("data").GetProperty("bars").GetInt32());
        Assert.Equal("2024-08-01T00:00:00Z", result.GetProperty("data").Text("from"));
        Assert.Equal("2024-08-01T23:00:00Z", result.GetProperty("data").Text("to"));
    }

    [Fact]
    public async Task A_preference_in_the_header_is_honoured()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/backtests")
        {
            Content = JsonContent.Create(new { strategy_code = Strategies.LongFrom(104) }),
            Headers = { { "Prefer", "respond-async, wait=60" } },
        };

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("wait=60", Assert.Single(response.Headers.GetValues("Preference-Applied")));
    }

    [Fact]
    public async Task A_wait_that_is_over_before_the_result_ends_in_the_receipt()
    {
        using var response = await http.PostAsJsonAsync("/v1/backtests?wait=1", new { strategy_code = Strategies.Endless(1) });
        var receipt = await response.Json();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.False(receipt.GetProperty("terminal").GetBoolean());
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_a_result_with_the_place()
    {
        var result = await http.Run(new { strategy_code = Strategies.DoesNotCompile });

        Assert.Equal("error", result.Text("status"));
        Assert.Equal("compile_error", result.Text("reason_code"));
        Assert.Equal("reject", result.Text("verdict"));
        Assert.Equal(3, result.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("performance").ValueKind);
    }

    [Fact]
    public async Task Unknown_fields_that_resemble_none_are_ignored()
    {
        using var response = await http.PostAsJsonAsync(
            "/run_backtest", new { strategy_code = Strategies.LongFrom(105), workflow = 7, tag = "x" });

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
