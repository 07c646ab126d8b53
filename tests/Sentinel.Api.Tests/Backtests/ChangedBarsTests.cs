using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

/// <summary>A repeat is one only while the bars are the same that it would be run over now.</summary>
public sealed class ChangedBarsTests(SentinelApp app) : IClassFixture<SentinelApp>
{
    private const string Cross = """
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var average = bars.Close.Sma(parameters.GetInt("length", 10));
            return bars.Select((bar, i) => bar.Close > average[i] ? 1.0 : 0.0).ToArray();
        }
        """;

    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("/v1/backtests", "NEW-USD")]
    [InlineData("/run_backtest", "OLD-USD")]
    public async Task An_open_request_is_run_again_once_there_are_more_bars_or_others(string route, string symbol)
    {
        await Store(symbol, 200);
        var first = await Post(route, new { strategy_code = Cross, symbol });
        var repeat = await Post(route, new { strategy_code = Cross, symbol });
        await Store(symbol, 400);
        var grown = await Post(route, new { strategy_code = Cross, symbol });
        await Store(symbol, 400, corrected: 30);
        var corrected = await Post(route, new { strategy_code = Cross, symbol });
        var again = await Post(route, new { strategy_code = Cross, symbol });

        Assert.Equal(("duplicate", first.Id()), (repeat.Text("status"), repeat.GetProperty("duplicate_of").GetGuid()));
        Assert.Equal((200, 400, 400), (BarsOf(first), BarsOf(grown), BarsOf(corrected)));
        Assert.Equal(("success", "success"), (grown.Text("status"), corrected.Text("status")));
        Assert.Equal(3, new[] { first, grown, corrected }.Select(HashOf).Distinct().Count());
        Assert.Equal(("duplicate", corrected.Id()), (again.Text("status"), again.GetProperty("duplicate_of").GetGuid()));
    }

    [Fact]
    public async Task A_closed_request_is_run_again_only_where_its_own_bars_have_changed()
    {
        const string symbol = "WIN-USD";
        object request = new { strategy_code = Cross, symbol, from = Hour(100), to = Hour(150), warmup_bars = 20 };
        await Store(symbol, 200);
        var first = await Post("/v1/backtests", request);
        await Store(symbol, 300, corrected: 79);
        var outside = await Post("/v1/backtests", request);
        await Store(symbol, 300, corrected: 80);
        var warmup = await Post("/v1/backtests", request);
        await Store(symbol, 300, corrected: 149);
        var inside = await Post("/v1/backtests", request);

        Assert.Equal(("duplicate", first.Id()), (outside.Text("status"), outside.GetProperty("duplicate_of").GetGuid()));
        Assert.Equal(("success", "success"), (warmup.Text("status"), inside.Text("status")));
    }

    [Fact]
    public async Task An_item_of_a_batch_and_a_sweep_are_run_again_as_well()
    {
        const string symbol = "ALL-USD";
        object batch = new { defaults = new { strategy_code = Cross, symbol }, items = new[] { new { parameters = new { length = 5 } } } };
        object sweep = new { strategy_code = Cross, symbol, grid = new { length = new[] { 5, 9 } } };
        await Store(symbol, 200);
        await Batch(batch);
        var first = await Post("/v1/sweeps", sweep);

        var (sameItem, sameSweep) = (await Batch(batch), await Post("/v1/sweeps", sweep));
        await Store(symbol, 300);
        var (item, grown) = (await Batch(batch), await Post("/v1/sweeps", sweep));

        Assert.Equal(("duplicate", "queued"), (sameItem.Text("status"), item.Text("status")));
        Assert.Equal(300, BarsOf(await http.GetJson($"/v1/backtests/{item.Id()}?wait=60")));
        Assert.Equal(first.Id(), sameSweep.Id());
        Assert.Equal((200, 300), (BarsOf(first), BarsOf(grown)));
    }

    [Fact]
    public async Task An_idempotency_key_brings_its_own_answer_whatever_the_bars_are()
    {
        const string symbol = "KEY-USD";
        await Store(symbol, 200);
        var first = await PostWithKey(new { strategy_code = Cross, symbol });
        await Store(symbol, 300);
        var repeated = await PostWithKey(new { strategy_code = Cross, symbol });

        Assert.Equal(first.GetRawText(), repeated.GetRawText());
    }

    [Fact]
    public async Task The_strategy_warms_up_before_the_window_as_far_as_is_asked_for()
    {
        const string symbol = "HOT-USD";
        const string code = "double[] GenerateSignals(Bars bars) { var slow = bars.Close.Sma(500); return bars.Select((bar, i) => bar.Close > slow[i] ? 1.0 : 0.0).ToArray(); }";
        await Store(symbol, 1_056);
        var window = (From: Hour(720), To: Hour(1_056));

        var usual = await Post("/run_backtest", new { strategy_code = code, symbol, from = window.From, to = window.To });
        var none = await Post("/run_backtest", new { strategy_code = code, symbol, from = window.From, to = window.To, warmup_bars = 0 });
        var some = await Batch(new { defaults = new { warmup_bars = 499, symbol, from = window.From, to = window.To }, items = new[] { new { strategy_code = code } } });

        Assert.Equal((336, 720), (BarsOf(usual), WarmupOf(usual)));
        Assert.NotEqual(0, usual.GetProperty("performance").GetProperty("fills").GetInt32());
        Assert.Equal(336, usual.GetProperty("performance").GetProperty("bars").GetInt32());
        Assert.Equal(10_000, usual.GetProperty("preview").GetProperty("rows")[0][3].GetDouble());
        Assert.Equal((336, 0, 0), (BarsOf(none), WarmupOf(none), none.GetProperty("performance").GetProperty("fills").GetInt32()));
        Assert.Equal(499, WarmupOf(await http.GetJson($"/v1/backtests/{some.Id()}?wait=60")));
    }

    [Fact]
    public async Task A_parameter_that_the_code_does_not_read_is_named_in_the_result()
    {
        const string symbol = "PAR-USD";
        await Store(symbol, 200);

        var result = await Post("/v1/backtests", new { strategy_code = Cross, symbol, parameters = new Dictionary<string, int> { ["Length"] = 5 } });

        Assert.Equal("""["length"]""", result.GetProperty("parameters_read").GetRawText());
        Assert.Equal("""["Length"]""", result.GetProperty("parameters_unread").GetRawText());
        Assert.EndsWith("Parameter 'Length' was sent and never read, so its value changes nothing; the code reads 'length'.", result.Text("message"), StringComparison.Ordinal);
    }

    private static int BarsOf(JsonElement result) => result.GetProperty("data").GetProperty("bars").GetInt32();

    private static int WarmupOf(JsonElement result) => result.GetProperty("data").GetProperty("warmup_bars").GetInt32();

    private static string HashOf(JsonElement result) => result.GetProperty("data").Text("hash");

    private static string Hour(int hour) => Start.AddHours(hour).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Start => SentinelApp.End.AddHours(-2_000);

    // As another process of the installation does.
    private async Task Store(string symbol, int bars, int? corrected = null)
    {
        using var storage = new TempStorage(app.Folder);
        await storage.Prices.Upsert(Symbol.Parse(symbol), "test", [.. Enumerable.Range(0, bars).Select(i => BarAt(i, i == corrected ? 7 : 0))], CancellationToken.None);
    }

    private static Bar BarAt(int hour, double shift)
    {
        var close = 100 + (10 * Math.Sin(hour / 9.0)) + (hour * 0.01) + shift;
        return new Bar(Start.AddHours(hour), close, close + 1, close - 1, close, 1);
    }

    private async Task<JsonElement> Post(string route, object body)
    {
        using var response = await http.PostAsJsonAsync($"{route}?wait=60", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Json();
    }

    private async Task<JsonElement> Batch(object body)
    {
        using var response = await http.PostAsJsonAsync("/v1/batches", body);
        var item = (await response.Json()).GetProperty("items")[0];
        await http.GetJson($"/v1/backtests/{item.Id()}?wait=60");
        return item;
    }

    private async Task<JsonElement> PostWithKey(object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/backtests?wait=60") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "one-and-the-same");
        using var response = await http.SendAsync(request);
        return await response.Json();
    }
}
