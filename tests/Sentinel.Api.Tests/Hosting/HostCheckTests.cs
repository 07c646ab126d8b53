using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class HostCheckTests(SentinelApp app)
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:5080")]
    [InlineData("LOCALHOST.")]
    [InlineData("sentinel.localhost:5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("127.8.9.10")]
    [InlineData("[::1]:5080")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Loopback_serves_its_own_names(string host) => Assert.True(await IsServed(host, "127.0.0.1"));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("evillocalhost")]
    [InlineData("0.0.0.0:5080")]
    [InlineData("192.168.1.7")]
    [InlineData("[::]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("")]
    public async Task Loopback_serves_no_other(string host)
    {
        foreach (var local in new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1", null }) Assert.False(await IsServed(host, local));
    }

    [Fact]
    public async Task From_elsewhere_any_name_is_served_while_none_is_set() => Assert.True(await IsServed("server:5080", "172.18.0.2"));

    [Theory]
    [InlineData("api:5080", true)]
    [InlineData("API.", true)]
    [InlineData("10.0.0.9", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("server:5080", false)]
    [InlineData("evil.example", false)]
    public async Task Names_that_are_set_are_served_besides_those_of_loopback_and_no_other_is(string host, bool isServed)
    {
        foreach (var local in new[] { "127.0.0.1", "172.18.0.2" }) Assert.Equal(isServed, await IsServed(host, local, "api", "10.0.0.9"));
    }

    [Theory]
    [InlineData("GET", "/v1/status")]
    [InlineData("GET", "/docs/index.html")]
    [InlineData("POST", "/v1/workers/runners")]
    [InlineData("DELETE", "/v1/faults?all=true")]
    [InlineData("OPTIONS", "/v1/backtests")]
    public async Task Another_name_is_a_problem_that_names_the_setting_whatever_is_asked(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { Host = "evil.example" } };

        using var response = await app.Server.CreateClient().SendAsync(request);
        var error = (await response.Json()).GetProperty("errors").GetProperty("host")[0].GetString();

        Assert.Equal((HttpStatusCode.MisdirectedRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("'evil.example' is no name of this server", error, StringComparison.Ordinal);
        Assert.Contains("Http:AllowedHosts", error, StringComparison.Ordinal);
    }

    private async Task<bool> IsServed(string host, string? localAddress, params string[] allowed)
    {
        var isServed = false;
        var http = new DefaultHttpContext { RequestServices = app.Services };
        http.Request.Host = new HostString(host);
        http.Connection.LocalIpAddress = localAddress is null ? null : IPAddress.Parse(localAddress);

        await new HostCheck(Options.Create(new HttpOptions { AllowedHosts = allowed })).InvokeAsync(http, _ =>
        {
            isServed = true;
            return Task.CompletedTask;
        });

        Assert.Equal(isServed ? StatusCodes.Status200OK : StatusCodes.Status421MisdirectedRequest, http.Response.StatusCode);
        return isServed;
    }
}
