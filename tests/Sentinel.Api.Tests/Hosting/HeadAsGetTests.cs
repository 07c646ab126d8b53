using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class HeadAsGetTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task Every_route_that_knows_GET_answers_HEAD_alike_without_a_body()
    {
        var paths = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(route => $"/{route.RoutePattern.RawText!.Trim('/')}")
            .Select(path => path.Replace("{id}", "01a2037d-48dd-791e-860e-a5b527276696", StringComparison.Ordinal)
                .Replace("{symbol}", "BTC-USD", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal))
            .Append("/docs/index.html").ToList();

        Assert.InRange(paths.Count, 10, 100);
        foreach (var path in paths)
        {
            using var get = await http.GetAsync(path);
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

            Assert.Equal((get.StatusCode, get.Content.Headers.ContentType, path), (head.StatusCode, head.Content.Headers.ContentType, path));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Where_there_is_no_GET_there_is_no_HEAD()
    {
        using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/run_backtest"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
