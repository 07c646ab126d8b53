using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class RepeatedRequestTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_request_that_was_answered_is_answered_at_once_with_the_same_result()
    {
        var first = await http.Run(new { strategy_code = Strategies.LongFrom(200) });
        var stored = await app.CountBacktests();

        using var response = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = $"// again\n{Strategies.LongFrom(200)}" });
        var second = await response.Json();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("duplicate", second.Text("status"));
        Assert.Equal(first.Id(), second.GetProperty("duplicate_of").GetGuid());
        Assert.Equal(first.GetProperty("performance").GetRawText(), second.GetProperty("performance").GetRawText());
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Fact]
    public async Task A_request_that_is_pending_gets_the_same_receipt()
    {
        using var first = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.Endless(2) });
        using var second = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.Endless(2) });

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal((await first.Json()).Id(), (await second.Json()).Id());
    }

    [Fact]
    public async Task A_disqualification_is_not_run_again()
    {
        const string code = "double[] GenerateSignals(Bars bars) => slow;";
        var first = await http.Run(new { strategy_code = code });

        using var response = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = code });
        var second = await response.Json();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("error", second.Text("status"));
        Assert.Equal(first.Id(), second.GetProperty("duplicate_of").GetGuid());
    }

    [Fact]
    public async Task A_rerun_is_stored_and_run_anew()
    {
        var first = await http.Run(new { strategy_code = Strategies.LongFrom(201) });
        var second = await http.Run(new { strategy_code = Strategies.LongFrom(201), rerun = true });

        Assert.NotEqual(first.Id(), second.Id());
        Assert.True(second.GetProperty("terminal").GetBoolean());
    }

    [Fact]
    public async Task Other_costs_are_another_request()
    {
        var first = await http.Run(new { strategy_code = Strategies.LongFrom(202) });
        var second = await http.Run(new { strategy_code = Strategies.LongFrom(202), costs = new { fee_bps = 20 } });

        Assert.NotEqual(first.Id(), second.Id());
        Assert.Equal("success", second.Text("status"));
    }

    [Fact]
    public async Task Another_text_that_trades_alike_is_found_out()
    {
        var first = await http.Run(new { strategy_code = Strategies.LongFrom(203) });
        var second = await http.Run(new { strategy_code = Strategies.LongFromInOtherWords(203) });

        Assert.Equal("duplicate", second.Text("status"));
        Assert.Equal(first.Id(), second.GetProperty("duplicate_of").GetGuid());
        Assert.NotEqual(first.Text("code_hash"), second.Text("code_hash"));
        Assert.Equal(first.GetProperty("performance").GetRawText(), second.GetProperty("performance").GetRawText());
    }
}
