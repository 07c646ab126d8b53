using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

public sealed class OriginCheckTests(OriginCheckTests.App app) : IClassFixture<OriginCheckTests.App>
{
    private const string Allowed = "https://console.example.com";

    // As a program or browser sends it, without what the other tests' client adds.
    private readonly HttpClient http = app.Server.CreateClient();

    public static TheoryData<string, string> Acts => new()
    {
        { "POST", "/run_backtest" },
        { "POST", "/update_verdict" },
        { "POST", "/v1/backtests" },
        { "POST", "/v1/batches" },
        { "POST", "/v1/sweeps" },
        { "POST", "/v1/prices/refresh" },
        { "POST", "/v1/queues/backtests/pause" },
        { "POST", "/v1/queues/backtests/resume" },
        { "POST", "/v1/workers/runners" },
        { "POST", "/v1/workers/vm-1/runners" },
        { "POST", "/v1/faults/requeue?all=true" },
        { "DELETE", "/v1/faults?all=true" },
        { "DELETE", "/v1/backtests/01a2037d-48dd-791e-860e-a5b527276696" },
        { "DELETE", "/v1/batches/01a2037d-48dd-791e-860e-a5b527276696" },
        { "DELETE", "/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696" },
        { "OPTIONS", "/v1/backtests" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task A_page_of_another_origin_does_nothing(string method, string path)
    {
        foreach (var (header, value) in new[]
        {
            ("Origin", "http://evil.example"),
            ("Origin", "null"),
            ("Origin", "https://localhost"),
            ("Origin", "http://localhost:5081"),
            ("Origin", "https://console.example.com.evil.example"),
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
            ("Sec-Fetch-Site", "anything"),
        })
        {
            using var response = await Send(method, path, (header, value), ("Sentinel-Request", "1"), ("Idempotency-Key", "7"));

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Empty(await app.Paused());
    }

    [Fact]
    public async Task The_refusal_names_the_header_and_the_setting()
    {
        using var response = await Send("POST", "/v1/queues/sweeps/pause", ("Origin", "http://evil.example"));

        Assert.Equal(
            "The header 'Origin' says that a page of another origin sent this: add that origin to the setting Http:AllowedOrigins if it may.",
            (await response.Json()).GetProperty("errors").GetProperty("origin")[0].GetString());
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task It_may_ask_and_cannot_read_the_answer(string header, string value)
    {
        using var response = await Send("GET", "/v1/prices", (header, value));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/v1/queues/sweeps/resume")]
    [InlineData("/v1/faults/requeue?all=true")]
    [InlineData("/v1/prices/refresh")]
    [InlineData("/v1/queues/prices/pause")]
    [InlineData("/v1/batches")]
    [InlineData("/v1/backtests")]
    public async Task A_post_without_body_that_a_form_could_have_sent_is_a_problem_that_says_what_to_send(string path)
    {
        foreach (var type in new[] { null, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain; application/json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Content = new ByteArrayContent([]);
            if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

            using var response = await http.SendAsync(request);

            Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
            Assert.Equal(
                "Send JSON with the header 'Content-Type: application/json'. Without a body send that header as well, or 'Sentinel-Request: 1'.",
                (await response.Json()).GetProperty("errors").GetProperty("content_type")[0].GetString());
        }

        Assert.Empty(await app.Paused());
    }

    [Theory]
    [InlineData("Sentinel-Request", "1")]
    [InlineData("Idempotency-Key", "7")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost")]
    [InlineData("Origin", Allowed)]
    public async Task A_post_without_body_that_no_form_of_another_page_can_send_acts(string header, string value)
    {
        using var response = await Send("POST", "/v1/queues/sweeps/resume", (header, value));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_post_without_body_that_is_declared_to_be_JSON_acts()
    {
        using var content = new ByteArrayContent([]) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") } };

        using var response = await http.PostAsync("/v1/queues/sweeps/resume", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_Api_itself_acts()
    {
        using var response = await Send("POST", "/v1/queues/sweeps/resume", ("Origin", "http://localhost"), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task An_origin_that_is_said_twice_is_none()
    {
        using var response = await Send("POST", "/v1/queues/sweeps/resume", ("Origin", "http://localhost"), ("Origin", "http://localhost"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_page_of_an_allowed_origin_is_told_that_it_may_act_and_may_read_the_answer()
    {
        using var preflight = await Send(
            "OPTIONS", "/v1/batches", ("Origin", Allowed), ("Sec-Fetch-Site", "cross-site"),
            ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,idempotency-key"));
        using var response = await Send("POST", "/v1/queues/sweeps/resume", ("Origin", Allowed), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(Allowed, Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("POST", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("idempotency-key", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, Allowed), (response.StatusCode, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.Contains("Location", Assert.Single(response.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_answer_says_nothing_of_the_origin_that_asked_first()
    {
        var key = $"{Guid.NewGuid()}";
        var body = JsonSerializer.Serialize(new { strategy_code = Strategies.LongFrom(77) });
        using var first = await Send("POST", "/v1/backtests", body, ("Origin", Allowed), ("Idempotency-Key", key));

        using var second = await Send("POST", "/v1/backtests", body, ("Idempotency-Key", key));

        Assert.True(first.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.False(second.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private Task<HttpResponseMessage> Send(string method, string path, params (string Name, string Value)[] headers) => Send(method, path, null, headers);

    private async Task<HttpResponseMessage> Send(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.SendAsync(request);
    }

    public sealed class App : SentinelApp
    {
        public App() => With("Http:AllowedOrigins:0", Allowed);

        public async Task<IEnumerable<string>> Paused()
        {
            using var storage = new TestKit.TempStorage(Folder);
            return (await storage.Queues.ListPaused(CancellationToken.None)).Select(pause => pause.Name);
        }
    }
}
