using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Sentinel.Api.Tests.Sweeps;

[Collection(SharedApp.Name)]
public sealed class SubmitSweepTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_sweep_is_accepted_with_a_receipt()
    {
        using var response = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("receipt"));
        var receipt = await response.Json();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/v1/sweeps/{receipt.Id()}", response.Headers.Location?.ToString());
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        Assert.Equal(("queued", 6), (receipt.Text("status"), receipt.GetProperty("points").GetInt32()));
        Assert.Equal($"/v1/sweeps/{receipt.Id()}?wait=25", receipt.GetProperty("links").Text("wait"));
    }

    [Fact]
    public async Task A_caller_who_waits_gets_the_ranked_points()
    {
        var sweep = await http.Sweep(SweepRequests.Of("ranked"));

        Assert.Equal(("success", 6, 6), (sweep.Text("status"), sweep.GetProperty("finished").GetInt32(), sweep.GetProperty("completed").GetInt32()));
        Assert.Equal("6 of 6 points completed.", sweep.Text("message"));
        Assert.Equal([12, 24, 48], sweep.GetProperty("grid").GetProperty("length").EnumerateArray().Select(value => value.GetDouble()));
        var values = sweep.GetProperty("best").EnumerateArray().Select(point => point.GetProperty("value").GetDouble()).ToList();
        Assert.Equal(6, values.Count);
        Assert.Equal(values.OrderDescending(), values);
        Assert.Equal(2_160, sweep.GetProperty("data").GetProperty("bars").GetInt32());
    }

    [Fact]
    public async Task A_point_equals_a_single_backtest_with_its_parameters()
    {
        var sweep = await http.Sweep(SweepRequests.Of("equal"));
        var point = sweep.GetProperty("best")[2];

        var single = await http.Run(new { strategy_code = SweepRequests.AboveAverage, parameters = point.GetProperty("parameters") });

        Assert.Equal(single.GetProperty("performance").GetRawText(), point.GetProperty("performance").GetRawText());
        Assert.Equal(single.Text("code_hash"), sweep.Text("code_hash"));
    }

    [Fact]
    public async Task Common_parameters_and_terms_go_to_every_point()
    {
        var sweep = await http.Sweep(new
        {
            strategy_code = SweepRequests.AboveAverage,
            grid = new { length = new[] { 12, 24 } },
            parameters = new { band = 0.002 },
            rank_by = "max_drawdown",
            from = "2024-08-01",
            to = "2024-08-11",
            costs = new { fee_bps = 1 },
            initial_capital = 500,
        });
        var best = sweep.GetProperty("best")[0];

        Assert.Equal(0.002, best.GetProperty("parameters").GetProperty("band").GetDouble());
        Assert.Equal(("max_drawdown", 240, 500.0, 1.0), (
            sweep.Text("rank_by"),
            best.GetProperty("performance").GetProperty("bars").GetInt32(),
            sweep.GetProperty("initial_capital").GetDouble(),
            sweep.GetProperty("costs").GetProperty("fee_bps").GetDouble()));
        Assert.Equal(best.GetProperty("performance").GetProperty("max_drawdown").GetDouble(), best.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task The_same_request_is_answered_by_the_same_sweep()
    {
        var request = new { strategy_code = SweepRequests.AboveAverage, grid = new { length = new[] { 7, 8 }, band = new[] { 0 } } };
        var first = await http.Sweep(request);

        using var response = await http.PostAsJsonAsync("/v1/sweeps", request);
        var again = await response.Json();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(first.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task What_does_not_compile_is_said_once_with_its_line()
    {
        var sweep = await http.Sweep(SweepRequests.Of("broken", "double[] GenerateSignals(Bars bars, Parameters parameters)\n{\n    return fast; // \n    string[] names = [\"length\", \"band\"];\n}"));

        Assert.Equal(("error", "compile_error", 0), (sweep.Text("status"), sweep.Text("reason_code"), sweep.GetProperty("finished").GetInt32()));
        Assert.Equal(3, sweep.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.Empty(sweep.GetProperty("best").EnumerateArray());
    }

    [Fact]
    public async Task Disqualified_points_are_counted_by_reason()
    {
        const string code = "double[] GenerateSignals(Bars bars, Parameters parameters) => new double[bars.Count / (int)parameters[\"part\"]];";

        var sweep = await http.Sweep(SweepRequests.Of("parts", code, new { part = new[] { 0, 1, 2, 4 } }));

        Assert.Equal(("success", 1), (sweep.Text("status"), sweep.GetProperty("completed").GetInt32()));
        Assert.Equal(1, sweep.GetProperty("disqualified").GetProperty("runtime_exception").GetInt32());
        Assert.Equal(2, sweep.GetProperty("disqualified").GetProperty("contract_violation").GetInt32());
    }
}
