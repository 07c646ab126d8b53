using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class QueryCheckTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task No_route_passes_over_a_parameter_that_it_does_not_know()
    {
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => !route.RoutePattern.RawText!.Contains("openapi", StringComparison.Ordinal)).ToList();

        Assert.InRange(routes.Count, 20, 100);
        foreach (var route in routes)
        {
            var path = route.RoutePattern.RawText!.Replace("{id}", "01a2037d-48dd-791e-860e-a5b527276696", StringComparison.Ordinal)
                .Replace("{symbol}", "BTC-USD", StringComparison.Ordinal).Replace("{name}", "sweeps", StringComparison.Ordinal);
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"/{path.Trim('/')}?nonsense=1");
                using var response = await http.SendAsync(request);

                Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{method} {path}: {response.StatusCode}");
                Assert.StartsWith("Is not a parameter of this call.", (await Errors(response)).GetProperty("nonsense")[0].GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("GET", "/v1/backtests?page=2", "page", "follow 'next'")]
    [InlineData("GET", "/v1/backtests?offset=50", "offset", "follow 'next'")]
    [InlineData("GET", "/v1/backtests?per_page=5", "per_page", "did you mean 'limit'?")]
    [InlineData("GET", "/v1/backtests?stauts=error", "stauts", "did you mean 'status'?")]
    [InlineData("GET", "/v1/backtests?wait=5", "wait", "links.wait")]
    [InlineData("GET", "/v1/prices?symbol=BTC-USD", "symbol", "This call has none.")]
    [InlineData("GET", "/v1/backtests?", null, null)]
    [InlineData("GET", "/v1/backtests?LIMIT=2", null, null)]
    [InlineData("GET", "/v1/backtests?=2", "query", "Known are")]
    [InlineData("POST", "/v1/backtests?symbol=ETH-USD", "symbol", "it belongs in the body")]
    [InlineData("POST", "/v1/batches?wait=30", "wait", "links.wait")]
    public async Task The_answer_says_what_is_meant(string method, string path, string? field, string? expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await http.SendAsync(request);

        if (field is null) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        else Assert.Contains(expected!, (await Errors(response)).GetProperty(field)[0].GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Errors(HttpResponseMessage response) => (await response.Json()).GetProperty("errors");
}
