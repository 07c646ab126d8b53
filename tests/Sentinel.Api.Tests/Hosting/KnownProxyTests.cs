using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Sentinel.Api.Hosting;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

/// <summary>Behind a proxy: what a known one says is believed, and links are as callers see them.</summary>
public sealed class KnownProxyTests : IClassFixture<SentinelApp>
{
    private const string Code = """{"strategy_code": "double[] GenerateSignals(Bars bars) => new double[bars.Count];", "rerun": true}""";

    private readonly SentinelApp app;

    public KnownProxyTests(SentinelApp app) => this.app = app
        .With("Http:KnownProxies:0", "10.0.0.5").With("Http:KnownProxies:1", "192.168.0.0/16").With("Http:AllowedHosts:0", "console.example.com");

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("::ffff:10.0.0.5")]
    [InlineData("192.168.7.7")]
    public async Task What_a_known_one_says_is_in_every_link(string proxy)
    {
        var accepted = await Send("POST", "/v1/backtests", proxy, Code);
        var receipt = Json(accepted);
        var id = receipt.Text("id");
        var polled = Json(await Send("GET", $"/v1/backtests/{id}", proxy));
        await Send("POST", "/v1/backtests", proxy, Code);
        var list = Json(await Send("GET", "/v1/backtests?limit=1", proxy));
        var batch = Json(await Send("POST", "/v1/batches", proxy, $$"""{"items": [{{Code}}]}"""));
        var document = Json(await Send("GET", "/openapi/v1.json", proxy));

        Assert.Equal($"/sentinel/v1/backtests/{id}", accepted.Headers.Location);
        Assert.Equal($"/sentinel/v1/backtests/{id}?wait=25", receipt.GetProperty("links").Text("wait"));
        Assert.Equal($"/sentinel/v1/backtests/{id}", polled.GetProperty("links").Text("self"));
        Assert.StartsWith("/sentinel/v1/backtests?", list.Text("next"), StringComparison.Ordinal);
        Assert.StartsWith("/sentinel/v1/batches/", batch.GetProperty("links").Text("finished"), StringComparison.Ordinal);
        Assert.Equal("https://console.example.com/sentinel", document.GetProperty("servers")[0].Text("url").TrimEnd('/'));
    }

    [Theory]
    [InlineData("10.0.0.6")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task What_anybody_else_says_is_not_believed(string client)
    {
        var accepted = await Send("POST", "/v1/backtests", client, Code);
        var document = Json(await Send("GET", "/openapi/v1.json", client));

        Assert.StartsWith("/v1/backtests/", accepted.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Equal("http://localhost", document.GetProperty("servers")[0].Text("url").TrimEnd('/'));
    }

    [Fact]
    public async Task Answers_that_are_kept_are_kept_for_each_way_to_call()
    {
        var id = Json(await Send("POST", "/v1/backtests?wait=60", "10.0.0.6", Code)).Text("id");

        var direct = Json(await Send("GET", $"/v1/backtests/{id}", "10.0.0.6"));
        var behind = Json(await Send("GET", $"/v1/backtests/{id}", "10.0.0.5"));
        var again = Json(await Send("GET", $"/v1/backtests/{id}", "10.0.0.6"));

        Assert.Equal(
            [$"/v1/backtests/{id}", $"/sentinel/v1/backtests/{id}", $"/v1/backtests/{id}"],
            new[] { direct, behind, again }.Select(answer => answer.GetProperty("links").Text("self")));
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_whoever_names_it()
    {
        var answer = await app.Server.SendAsync(http => Prepare(http, "GET", "/v1/status", "10.0.0.5", forwardedHost: "evil.example"));

        Assert.Equal(StatusCodes.Status421MisdirectedRequest, answer.Response.StatusCode);
    }

    [Theory]
    [InlineData("https://console.example.com", StatusCodes.Status202Accepted)]
    [InlineData("http://console.example.com", StatusCodes.Status403Forbidden)]
    [InlineData("http://localhost", StatusCodes.Status403Forbidden)]
    public async Task A_page_is_ours_by_the_name_that_it_was_called_by(string origin, int status)
    {
        var answer = await app.Server.SendAsync(http =>
        {
            Prepare(http, "POST", "/v1/backtests", "10.0.0.5", Code);
            http.Request.Headers.Origin = origin;
        });

        Assert.Equal(status, answer.Response.StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.5", "203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.5", "1.2.3.4, 203.0.113.9", "203.0.113.9")]
    [InlineData("10.0.0.5", "1.2.3.4, 192.168.1.1", "1.2.3.4")]
    [InlineData("10.0.0.6", "203.0.113.9", "10.0.0.6")]
    public async Task A_client_is_the_one_that_a_known_proxy_names(string from, string forwarded, string expected)
    {
        var answer = await app.Server.SendAsync(http =>
        {
            Prepare(http, "GET", "/health/live", from);
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        });

        Assert.Equal(expected, Client.Of(answer));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("evil")]
    [InlineData("/a\\b")]
    public async Task A_prefix_that_is_no_path_is_left_out(string prefix)
    {
        var answer = await app.Server.SendAsync(http =>
        {
            Prepare(http, "POST", "/v1/backtests", "10.0.0.5", Code);
            http.Request.Headers["X-Forwarded-Prefix"] = prefix;
        });

        Assert.StartsWith("/v1/backtests/", answer.Response.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Forwarded_is_put_into_the_words_of_the_others_place_by_place()
    {
        var headers = new HeaderDictionary
        {
            ["Forwarded"] = new(["for=1.2.3.4;proto=http, For=\"[2001:db8::1]:4711\";host=console.example.com", "by=10.0.0.5;for=203.0.113.9; proto=https"]),
            ["X-Forwarded-For"] = "6.6.6.6",
            ["X-Forwarded-Prefix"] = "/made-up",
        };

        ForwardedHeader.Translate(headers);

        Assert.Equal("1.2.3.4 | [2001:db8::1]:4711 | 203.0.113.9", string.Join(" | ", headers["X-Forwarded-For"].ToArray()));
        Assert.Equal("http | : | https", string.Join(" | ", headers["X-Forwarded-Proto"].ToArray()));
        Assert.Equal("/ | console.example.com | /", string.Join(" | ", headers["X-Forwarded-Host"].ToArray()));
        Assert.False(headers.ContainsKey("X-Forwarded-Prefix"));
    }

    private async Task<(IHeaderDictionary Headers, byte[] Body)> Read(HttpContext answer)
    {
        using var body = new MemoryStream();
        await answer.Response.Body.CopyToAsync(body);
        return (answer.Response.Headers, body.ToArray());
    }

    private async Task<(IHeaderDictionary Headers, byte[] Body)> Send(string method, string path, string from, string? body = null) =>
        await Read(await app.Server.SendAsync(http => Prepare(http, method, path, from, body)));

    private static void Prepare(HttpContext http, string method, string path, string from, string? body = null, string forwardedHost = "console.example.com")
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = path.Split('?')[0];
        http.Request.QueryString = new QueryString(path.Contains('?', StringComparison.Ordinal) ? path[path.IndexOf('?', StringComparison.Ordinal)..] : "");
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
        http.Request.Headers["X-Forwarded-Proto"] = "https";
        http.Request.Headers["X-Forwarded-Host"] = forwardedHost;
        http.Request.Headers["X-Forwarded-Prefix"] = "/sentinel";
        if (body is null) return;

        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.ContentLength = http.Request.Body.Length;
    }

    private static JsonElement Json((IHeaderDictionary Headers, byte[] Body) answer) => JsonElement.Parse(answer.Body);
}
