using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Idempotency;

public sealed class IdempotencyKeyTests(SentinelApp app) : IClassFixture<SentinelApp>
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task The_same_request_with_the_same_key_is_answered_as_at_first_and_creates_nothing()
    {
        var key = NewKey();
        var body = new { strategy_code = Strategies.LongFrom(1500), rerun = true };
        using var first = await Post("/v1/backtests", body, key);
        var stored = await app.CountBacktests();

        using var second = await Post("/v1/backtests", body, key);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.Location, first.Headers.RetryAfter), (second.Headers.Location, second.Headers.RetryAfter));
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Theory]
    [InlineData("/run_backtest")]
    [InlineData("/v1/batches")]
    [InlineData("/v1/sweeps")]
    public async Task Every_call_that_creates_knows_keys(string path)
    {
        var key = NewKey();
        var one = new { strategy_code = SweepRequests.AboveAverage, rerun = true };
        var body = BodyFor(path, one.strategy_code, one);
        using var first = await Post(path, body, key);

        using var second = await Post(path, body, key);

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_result_that_was_waited_for_is_answered_again()
    {
        var key = NewKey();
        using var first = await Post("/v1/backtests?wait=60", new { strategy_code = Strategies.LongFrom(1520) }, key);

        using var second = await Post("/v1/backtests", new { strategy_code = Strategies.LongFrom(1520) }, key);

        Assert.Equal((HttpStatusCode.OK, "success"), (second.StatusCode, (await second.Json()).Text("status")));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/backtests", 1531)]
    [InlineData("/run_backtest", 1530)]
    public async Task Another_request_with_the_same_key_is_a_problem(string path, int bar)
    {
        var key = NewKey();
        using var first = await Post("/v1/backtests", new { strategy_code = Strategies.LongFrom(1530) }, key);
        var stored = await app.CountBacktests();

        using var second = await Post(path, new { strategy_code = Strategies.LongFrom(bar) }, key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Idempotency-Key is already used", (await second.Json()).Text("title"));
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Fact]
    public async Task A_request_that_is_still_in_flight_is_a_problem_that_says_when_to_come_back()
    {
        var key = NewKey();
        var body = new { strategy_code = Strategies.Endless(1540) };
        var stored = await app.CountBacktests();
        var first = Post("/v1/backtests?wait=60", body, key);
        await Eventually.Holds(async () => await app.CountBacktests() > stored);

        using var second = await Post("/v1/backtests?wait=60", body, key);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("A request is outstanding for this Idempotency-Key", (await second.Json()).Text("title"));
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task After_a_problem_the_key_is_free_for_the_mended_request()
    {
        var key = NewKey();
        using var bad = await Post("/v1/backtests", new { strategy_cod = "" }, key);

        using var mended = await Post("/v1/backtests", new { strategy_code = Strategies.LongFrom(1550) }, key);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Accepted), (bad.StatusCode, mended.StatusCode));
    }

    [Theory]
    [InlineData("/v1/backtests", "id")]
    [InlineData("/run_backtest", "id")]
    [InlineData("/v1/batches", "batch_id")]
    [InlineData("/v1/sweeps", "id")]
    public async Task What_was_stored_when_the_process_was_killed_before_it_answered_is_answered_and_not_stored_again(string path, string id)
    {
        var key = NewKey();
        var one = new { strategy_code = SweepRequests.AboveAverage, parameters = new { band = 0.02 }, rerun = true };
        var body = BodyFor(path, one.strategy_code, one, one);
        using var first = await Post(path, body, key);
        await ForgetAnswer(key);
        var stored = await app.CountBacktests();

        using var second = await Post(path, body, key);

        Assert.True(second.IsSuccessStatusCode, $"{second.StatusCode}");
        Assert.Equal((await first.Json()).Text(id), (await second.Json()).Text(id));
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Fact]
    public async Task A_batch_that_was_stored_when_the_process_was_killed_is_answered_with_each_of_its_items()
    {
        var key = NewKey();
        var body = new { items = new object[] { new { strategy_code = Strategies.Endless(1570), rerun = true }, new { strategy_code = "" } } };
        using var first = await Post("/v1/batches", body, key);
        await ForgetAnswer(key);

        using var second = await Post("/v1/batches", body, key);

        Assert.Equal((HttpStatusCode.Accepted, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.Equal(Ids(await first.Json()), Ids(await second.Json()));
        Assert.Equal("""{"accepted":1,"repeated":0,"rejected":1}""", (await second.Json()).GetProperty("counts").GetRawText());
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("schlüssel")]
    [InlineData("201")]
    public async Task What_is_no_key_is_a_problem_that_names_the_header(string key)
    {
        var sent = key == "201" ? new string('k', 201) : key;

        using var response = await Post("/v1/backtests", new { strategy_code = Strategies.LongFrom(1560) }, sent);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'Idempotency-Key'", (await response.Json()).GetProperty("errors").GetProperty("idempotency_key")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_takes_no_key_and_says_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/batches") { Content = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-ndjson")) };
        request.Headers.Add("Idempotency-Key", NewKey());

        using var response = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty("idempotency_key", out _));
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_still_a_problem_of_the_body()
    {
        using var response = await Post("/v1/backtests", new { strategy_code = new string('x', 1024 * 1024) }, NewKey());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static IEnumerable<string> Ids(JsonElement receipt) => receipt.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetRawText());

    // As a kill leaves it between storing and recording the answer.
    private async Task ForgetAnswer(string key)
    {
        await using var results = new SqliteConnection($"Data Source={app.Folder.Of("strategy_results.db")};Pooling=false");
        await results.OpenAsync();
        await using var forget = results.CreateCommand();
        forget.CommandText = "update idempotency_keys set status_code = null, headers = null, body = null where idempotency_key = $key";
        forget.Parameters.AddWithValue("$key", key);
        Assert.Equal(1, await forget.ExecuteNonQueryAsync());
    }

    private static object BodyFor(string path, string code, params object[] items) => path switch
    {
        "/v1/batches" => new { items },
        "/v1/sweeps" => new { strategy_code = code, rerun = true, grid = SweepRequests.Grid },
        _ => items[0],
    };

    private static string NewKey() => Guid.NewGuid().ToString();

    private async Task<HttpResponseMessage> Post(string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await http.SendAsync(request);
    }
}
