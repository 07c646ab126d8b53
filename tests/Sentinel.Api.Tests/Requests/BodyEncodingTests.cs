using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Sentinel.Api.Tests.Requests;

/// <summary>Bodies that come packed.</summary>
[Collection(SharedApp.Name)]
public sealed class BodyEncodingTests(SentinelApp app)
{
    private const int MiB = 1024 * 1024;

    private readonly HttpClient http = app.Server.CreateClient();

    [Theory]
    [InlineData("gzip", "/v1/backtests", "application/json")]
    [InlineData("GZIP", "/run_backtest", "application/json")]
    [InlineData("x-gzip", "/v1/backtests", "application/json")]
    [InlineData("br", "/v1/backtests", "application/json")]
    [InlineData("identity", "/v1/backtests", "application/json")]
    [InlineData("gzip, identity", "/v1/backtests", "application/json")]
    [InlineData("gzip", "/v1/batches", "application/x-ndjson")]
    [InlineData("br", "/v1/batches", "application/x-ndjson")]
    public async Task Those_of_gzip_and_brotli_are_taken(string encoding, string path, string type)
    {
        using var response = await Post(path, Pack(encoding, Json(new { strategy_code = Strategies.LongFrom(1901) })), encoding, type);

        Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"{response.StatusCode}");
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("aws-chunked")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    public async Task Others_are_refused_with_what_is_known(string encoding)
    {
        using var response = await Post("/v1/backtests", Json(new { strategy_code = "x" }), encoding);

        await AssertRefused(response, "gzip or br");
    }

    [Theory]
    [InlineData("gzip", "/v1/backtests", "application/json")]
    [InlineData("br", "/v1/backtests", "application/json")]
    [InlineData("br", "/v1/sweeps", "application/json")]
    [InlineData("gzip", "/update_verdict", "application/json")]
    [InlineData("gzip", "/v1/batches", "application/x-ndjson")]
    [InlineData("br", "/v1/batches", "application/x-ndjson")]
    public async Task What_is_not_packed_as_it_says_is_refused(string encoding, string path, string type)
    {
        using var response = await Post(path, Json(new { strategy_code = Strategies.LongFrom(1902) }), encoding, type);

        await AssertRefused(response, $"is not what 'Content-Encoding: {encoding}' says");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_is_broken_off_is_not_taken(string encoding)
    {
        var whole = Pack(encoding, Json(new { strategy_code = Strategies.LongFrom(1903), name = Guid.NewGuid() }));
        var stored = await app.CountBacktests();

        using var response = await Post("/v1/backtests", whole[..(whole.Length / 2)], encoding);

        Assert.InRange((int)response.StatusCode, 400, 415);
        Assert.Equal(stored, await app.CountBacktests());
    }

    [Theory]
    [InlineData("gzip", "/v1/backtests", " ", "1,048,576")]
    [InlineData("br", "/v1/backtests", " ", "1,048,576")]
    [InlineData("gzip", "/v1/batches", " ", "16,777,216")]
    public async Task What_is_too_long_unpacked_is_refused_while_it_is_unpacked(string encoding, string path, string filler, string most)
    {
        var bomb = Pack(encoding, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filler, 200 * MiB))));
        var before = GC.GetTotalAllocatedBytes();

        using var response = await Post(path, bomb, encoding);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains(most, (await response.Json()).GetProperty("errors").GetProperty("body")[0].GetString(), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 150 * MiB);
    }

    [Fact]
    public async Task The_bounds_of_JSON_hold_for_what_is_unpacked()
    {
        using var response = await Post("/v1/backtests", Pack("gzip", Encoding.UTF8.GetBytes(new string('[', 100_000))), "gzip");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("nested too deeply", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task AssertRefused(HttpResponseMessage response, string expected)
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(["gzip", "br"], response.Headers.GetValues("Accept-Encoding").SelectMany(value => value.Split(", ")));
        Assert.Contains(expected, (await response.Json()).GetProperty("errors").GetProperty("content_encoding")[0].GetString(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Post(string path, byte[] body, string encoding, string type = "application/json")
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return await http.PostAsync(path, content);
    }

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static byte[] Pack(string encoding, byte[] body)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "identity" => new BufferedStream(packed, 1),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packing.Write(body);
            packing.Flush();
            if (encoding == "identity") return packed.ToArray();
        }

        return packed.ToArray();
    }
}
