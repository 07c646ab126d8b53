using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Operations;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Api.Tests.Fuzzing;

/// <summary>Requests of any kind against the whole Api: methods, paths, queries, headers and bodies.</summary>
public sealed class HttpFuzzTests(SentinelApp app, ITestOutputHelper output) : IClassFixture<SentinelApp>
{
    private const int MaxProblem = 64 * 1024;

    private static readonly Gen<string> Id = Gen.Frequency(
        (3, Gen.Elements("01a2037d-48dd-791e-860e-a5b527276696", "00000000-0000-0000-0000-000000000000", "{01a2037d-48dd-791e-860e-a5b527276696}", "7", "BTC-USD", "DOGE-USD", "sweeps", "backtests", "sentinel.prices")),
        (1, Texts.Of(Texts.Character).Select(Uri.EscapeDataString)));

    private static readonly Gen<string> Path = Gen.OneOf(
        Gen.Elements(
            "/", "/run_backtest", "/update_verdict", "/v1/backtests", "/v1/batches", "/v1/sweeps", "/v1/faults", "/v1/faults/requeue", "/v1/prices", "/v1/prices/BTC-USD", "/v1/prices/refresh",
            "/v1/status", "/health/live", "/health/ready", "/openapi/v1.json", "/docs/index.html", "/docs/index.js"),
        from before in Gen.Elements("/v1/backtests/", "/v1/batches/", "/v1/sweeps/", "/v1/prices/", "/docs/", "/openapi/", "/") from id in Id select before + id,
        from id in Id from after in Gen.Elements("/pause") select $"/v1/queues/{id}{after}",
        from id in Id select $"/v1/workers/{id}/runners");

    // Nothing that is waited for: a fuzzer has no time.
    private static readonly Gen<string> QueryValue = Gen.Frequency(
        (4, Gen.Elements("", "0", "-1", "1", "61", "500", "501", "2147483648", "x", "true", "csv", "json", "good", "success", "value", "neighbours", "sharpe", "shrpe", "BTC-USD", "2024-06-01", "9999-12-31T23:59:59.9999999Z", "0001-01-01", "01a2037d-48dd-791e-860e-a5b527276696")),
        (1, Texts.Of(Texts.Character).Select(Uri.EscapeDataString)));

    private static readonly Gen<string> Query =
        from count in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 4))) // one that is not known ends it
        from pairs in Gen.ListOf(
            from name in Gen.Elements("status", "verdict", "symbol", "limit", "after", "by", "rank_by", "from", "to", "format", "fill_gaps", "id", "group", "queue", "all", "examples", "lmit", "afer", "\u00e9", "")
            from value in QueryValue
            select $"{name}={value}", count)
        select string.Join('&', pairs);

    private static readonly Gen<string> Header = Gen.OneOf(
        from value in HeaderText("\"3\"", "W/\"3\"", "*", "\"", "\"3\", \"4\"", ",", "3") select $"If-None-Match: {value}",
        from value in HeaderText("wait=0", "wait=61", "wait", "wait=x, respond-async", "respond-async, wait=0", "=", ",,,", "wait==") select $"Prefer: {value}",
        from value in HeaderText("7", "a b", "\u00e9", new string('k', 200), new string('k', 201)) select $"Idempotency-Key: {value}",
        from value in HeaderText("text/csv", "application/x-ndjson", "*/*", "text/csv;q=x", ";", ",") select $"Accept: {value}",
        from value in HeaderText("http://localhost", "null", "http://evil.example", "http://", "\u00e9") select $"Origin: {value}",
        from value in HeaderText("same-origin", "cross-site", "none") select $"Sec-Fetch-Site: {value}",
        from value in HeaderText("localhost", "127.0.0.1:1", "[::1]", "[::1", "evil.example", "a:b:c", ":", "") select $"Host: {value}",
        from value in HeaderText("1") select $"Sentinel-Request: {value}");

    private static readonly Gen<string> Body = Gen.Frequency(
        (6, JsonTexts.Request.Select(json => $"application/json\n{json}")),
        (2, JsonTexts.Lines.Select(lines => $"application/x-ndjson\n{lines}")),
        (2, Gen.Elements("\n", "application/json\n", "text/plain\n{}", "application/json; charset=utf-7\n{}", ";\n{}", "application/x-ndjson\n")));

    // One text, so that what breaks the law is shortened: method, path and query, headers, an empty line, type of the body, body.
    private static readonly Gen<string> Request =
        from method in Gen.Frequency((3, Gen.Elements("GET")), (4, Gen.Elements("POST")), (1, Gen.Elements("DELETE", "HEAD", "OPTIONS", "PUT", "PATCH", "X")))
        from path in Path
        from query in Query
        from count in Gen.Choose(0, 3)
        from headers in Gen.ListOf(Header, count)
        from body in method == "GET" ? Gen.Constant("\n") : Body
        select $"{method} {path}?{query}\n{string.Concat(headers.Select(header => header + "\n"))}\n{body}";

    [Fact]
    public async Task Any_request_is_answered_within_bounds_and_no_fault_is_ours()
    {
        // Nothing of what is accepted is run.
        await app.Services.GetRequiredService<IQueueStore>().Pause([.. WorkQueue.Named("backtests"), .. WorkQueue.Named("sweeps")], null, null, CancellationToken.None);

        await Fuzz.Holds(Request, Answers, output);
    }

    private static Gen<string> HeaderText(params string[] likely) =>
        Gen.Frequency((4, Gen.Elements(likely)), (1, Texts.Of(Texts.Character).Select(text => text.Replace('\n', ' ').Replace('\r', ' '))));

    private async Task Answers(string text)
    {
        if (text.Split("\n\n", 2) is not [var head, var rest] || head.Split('\n') is not [var first, .. var headers]) return;
        if (first.Split(' ', 2) is not [{ Length: > 0 } method, ['/', ..] target]) return;

        if (PathOf(target) is not { } path) return;

        var answer = await app.Server.SendAsync(http =>
        {
            http.Request.Method = method;
            http.Request.Scheme = "http";
            http.Request.Host = new HostString("localhost");
            http.Request.Path = path;
            http.Request.QueryString = new QueryString(target.Contains('?', StringComparison.Ordinal) ? target[target.IndexOf('?', StringComparison.Ordinal)..] : "");
            foreach (var header in headers)
            {
                if (header.Split(": ", 2) is [{ Length: > 0 } name, var value]) http.Request.Headers.Append(name, value);
            }

            var body = rest.Split('\n', 2);
            if (body[0].Length > 0) http.Request.ContentType = body[0];
            http.Request.Body = new MemoryStream(JsonTexts.Bytes(body[^1]));
            http.Request.ContentLength = http.Request.Body.Length;
        });

        var content = await ReadAll(answer.Response.Body);
        Assert.True(answer.Response.StatusCode is (>= 200 and < 500) or StatusCodes.Status503ServiceUnavailable, $"{answer.Response.StatusCode}: {Encoding.UTF8.GetString(content)}");
        if (answer.Response.StatusCode < 400 || method == "HEAD") return;

        Assert.InRange(content.Length, 1, MaxProblem);
        Assert.StartsWith("application/problem+json", answer.Response.ContentType, StringComparison.Ordinal);
        Assert.NotEmpty(JsonElement.Parse(content).GetProperty("errors").EnumerateObject());
    }

    // What is no path is refused by the server before anything of ours sees it.
    private static PathString? PathOf(string target)
    {
        try
        {
            return PathString.FromUriComponent(target.Split('?')[0]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<byte[]> ReadAll(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
