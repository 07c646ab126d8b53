using System.Net;
using Microsoft.AspNetCore.Http;
using Sentinel.Api.Hosting;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

/// <summary>A proxy that speaks RFC 7239.</summary>
public sealed class ForwardedHeaderTests : IClassFixture<SentinelApp>
{
    private readonly SentinelApp app;

    public ForwardedHeaderTests(SentinelApp app) => this.app = app
        .With("Http:KnownProxies:0", "10.0.0.5").With("Http:ProxyHeaders", "Forwarded").With("Http:PathBase", "/sentinel").With("Http:AllowedHosts:0", "console.example.com");

    [Theory]
    [InlineData("10.0.0.5", "for=203.0.113.9;proto=https;host=console.example.com", "203.0.113.9", "https://console.example.com")]
    [InlineData("10.0.0.5", "for=6.6.6.6, for=203.0.113.9;host=\"console.example.com:8443\"", "203.0.113.9", "http://console.example.com:8443")]
    [InlineData("10.0.0.5", "for=_hidden;proto=https", "0.0.0.0", "https://localhost")]
    [InlineData("10.0.0.5", ";;=,\"", "0.0.0.0", "http://localhost")]
    [InlineData("10.0.0.6", "for=203.0.113.9;proto=https;host=console.example.com", "10.0.0.6", "http://localhost")]
    public async Task It_is_believed_when_it_is_known_and_no_other_header_is(string from, string forwarded, string client, string server)
    {
        var answer = await app.Server.SendAsync(http =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
            http.Request.Method = "GET";
            http.Request.Scheme = "http";
            http.Request.Host = new HostString("localhost");
            http.Request.Path = "/health/live";
            http.Request.Headers["Forwarded"] = forwarded;
            http.Request.Headers["X-Forwarded-For"] = "6.6.6.6";
            http.Request.Headers["X-Forwarded-Host"] = "evil.example";
            http.Request.Headers["X-Forwarded-Prefix"] = "/evil";
        });

        Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode);
        Assert.Equal((client, server), (Client.Of(answer), $"{answer.Request.Scheme}://{answer.Request.Host}"));
    }

    [Theory]
    [InlineData("/v1/backtests?limit=1")]
    [InlineData("/sentinel/v1/backtests?limit=1")]
    public async Task The_base_path_is_in_links_whether_the_proxy_strips_it_or_not(string path)
    {
        var http = app.CreateClient();
        for (var i = 0; i < 2; i++) (await http.PostText("/v1/backtests", """{"strategy_code": "x", "rerun": true}""")).Dispose();

        var page = await http.GetJson(path);
        var document = await http.GetJson("/sentinel/openapi/v1.json");

        Assert.StartsWith("/sentinel/v1/backtests?", page.Text("next"), StringComparison.Ordinal);
        Assert.Equal("http://localhost/sentinel", document.GetProperty("servers")[0].Text("url").TrimEnd('/'));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/sentinelx/v1/backtests")).StatusCode);
    }
}
