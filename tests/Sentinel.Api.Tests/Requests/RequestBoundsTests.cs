using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Api.Requests;
using Xunit;

namespace Sentinel.Api.Tests.Requests;

/// <summary>Whatever a body holds, it is refused before much is made of it, and the refusal says what is too much.</summary>
[Collection(SharedApp.Name)]
public sealed class RequestBoundsTests(SentinelApp app)
{
    private const int MiB = 1024 * 1024;
    private const int OfSubmission = MiB;
    private const int OfBatch = 16 * MiB;

    // The factory's own client holds a whole body before it sends anything, in case of a redirect.
    private readonly HttpClient http = app.Server.CreateClient();

    public static TheoryData<string, string, string, string, int> TooMuch => new()
    {
        { "/v1/batches", """{"items":[""", "{},", "items", OfBatch },
        { "/v1/batches", """{"items":[""", "[],", "items", OfBatch },
        { "/v1/batches", """{"items":[""", "0,", "items", OfBatch },
        { "/v1/batches", """{"items":[{"parameters":{""", "\"a\":1,", "items[0].parameters", OfBatch },
        { "/v1/batches", """{"items":[{"parameters":""", "{\"a\":", "items[0].parameters", OfBatch },
        { "/v1/batches", """{"defaults":{"parameters":{""", "\"a\":1,", "defaults.parameters", OfBatch },
        { "/v1/batches", """{"notes":[""", "{\"a\":[]},", "notes", OfBatch },
        { "/v1/batches", """{"items":""", "[", "items", OfBatch },
        { "/v1/batches", "{", "\"a\":{},", "body", OfBatch },
        { "/v1/batches", "", "[", "[0]", OfBatch },
        { "/v1/batches", """{"items":[{"name":"a""", "\\u0061", "items[0].name", OfBatch },
        { "/v1/batches", """{"items":[{"name":"a""", "é", "items[0].name", OfBatch },
        { "/v1/batches", """{"items":[{"initial_capital":1""", "0", "items[0].initial_capital", OfBatch },
        { "/v1/batches", """{"a""", "a", "body", OfBatch },
        { "/v1/batches", """{"items":[{"x":[""", "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],", "items[0].x", OfBatch },
        { "/v1/backtests", """{"parameters":{""", "\"a\":1,", "parameters", OfSubmission },
        { "/run_backtest", """{"strategy_code":"x""", "x", "strategy_code", OfSubmission },
        { "/v1/sweeps", """{"grid":{"fast":[""", "1,", "grid.fast", OfSubmission },
        { "/v1/sweeps", """{"grid":{""", "\"a\":[1],", "grid", OfSubmission },
        { "/update_verdict", """{"code_hash":[""", "[],", "code_hash", OfSubmission },
        { "/v1/workers/runners", """{"runners":""", "[", "runners", OfSubmission },
        { "/v1/queues/backtests/pause", """{"reason":{""", "\"a\":1,", "reason", OfSubmission },
        { "/v1/prices/refresh", """{"symbol":1""", "0", "symbol", OfSubmission },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task What_is_too_much_is_a_problem_that_names_it(string path, string begin, string again, string field, int length)
    {
        using var response = await http.PostAsync(path, Body(begin, again, length));
        var text = await response.Content.ReadAsStringAsync();
        var error = JsonElement.Parse(text).GetProperty("errors").EnumerateObject().Single();

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith(field, error.Name, StringComparison.Ordinal);
        Assert.Contains("at most", error.Value[0].GetString(), StringComparison.Ordinal);
        Assert.InRange(text.Length, 1, 2_000);
    }

    // All of it is read on one thread, so that what other tests allocate does not count.
    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task What_is_too_much_costs_little_memory(string path, string begin, string again, string field, int length)
    {
        using var content = Body(begin, again, length);
        var request = new DefaultHttpContext { RequestServices = app.Services }.Request;
        request.HttpContext.SetEndpoint(app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).First(endpoint => IsAt(endpoint, path)));
        request.ContentType = "application/json";
        request.Body = new MemoryStream(await content.ReadAsByteArrayAsync());
        var errors = new FieldErrors();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = app.Services.GetRequiredService<RequestBodies>().Read(request, errors, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Null(await reading);
        Assert.StartsWith(field, Assert.Single(errors.ToDictionary()).Key, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 4 * MiB);
    }

    [Fact]
    public async Task The_largest_batch_there_may_be_is_accepted()
    {
        var items = Enumerable.Range(0, 1_000).Select(i => new
        {
            strategy_code = Strategies.DoesNotCompile,
            name = new string('n', 200),
            parameters = Enumerable.Range(0, 64).ToDictionary(number => $"{new string('p', 40)}{number}", number => number + (i / 1000.0)),
        });

        using var response = await http.PostText("/v1/batches", JsonSerializer.Serialize(new { items }));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(1_000, (await response.Json()).GetProperty("counts").GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_thousand_items_with_a_hundred_mistakes_each_are_answered_shortly()
    {
        var wrong = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"strategy_cod{(char)('a' + (i % 26))}{i / 26}\":0"));
        var body = $$"""{"items":[{"strategy_code":"x"},{{string.Join(',', Enumerable.Repeat($"{{{wrong}}}", 999))}}]}""";

        using var response = await http.PostText("/v1/batches", body);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.InRange((await response.Content.ReadAsStringAsync()).Length, 1, 2 * MiB);
    }

    [Theory]
    [InlineData("/v1/batches", """{"items":[{"strategy_code":"x"}],"items":[{"strategy_code":"y"}]}""", "items")]
    [InlineData("/v1/batches", """{"items":[{"strategy_code":"","parameters":{"a":1,"a":2}}]}""", "items[0].parameters.a")]
    [InlineData("/v1/sweeps", """{"grid":{"a":[1],"a":[2]}}""", "grid.a")]
    [InlineData("/update_verdict", """{"verdict":"good","verdict":"poor"}""", "verdict")]
    [InlineData("/v1/workers/runners", """{"runners":1,"runners":2}""", "runners")]
    public async Task A_member_that_is_there_twice_is_a_problem_that_names_it(string path, string body, string field)
    {
        using var response = await http.PostText(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Is there more than once; send it once.", (await response.Json()).GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task A_body_that_does_not_come_whole_in_time_is_a_problem()
    {
        using var impatient = app.WithWebHostBuilder(web => web.UseSetting("Http:BodyTime", "00:00:00.100"));
        using var slow = new StreamContent(new EndlessStream()) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") } };

        using var response = await impatient.Server.CreateClient().PostAsync("/v1/backtests", slow);

        Assert.Equal(HttpStatusCode.RequestTimeout, response.StatusCode);
        Assert.Contains("within 0.1 s", (await response.Json()).GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
    }

    private static bool IsAt(Endpoint endpoint, string path) =>
        endpoint is RouteEndpoint route
        && $"/{route.RoutePattern.RawText!.Trim('/')}" == path.Replace("/backtests/pause", "/{name}/pause", StringComparison.Ordinal)
        && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true;

    private static ByteArrayContent Body(string begin, string again, int length)
    {
        var unit = Encoding.UTF8.GetBytes(again);
        var body = new byte[length];
        var used = Encoding.UTF8.GetBytes(begin, body);
        while (used + unit.Length <= length)
        {
            unit.CopyTo(body, used);
            used += unit.Length;
        }

        return new ByteArrayContent(body, 0, used) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") } };
    }

    /// <summary>Never has anything to read, and never ends.</summary>
    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
