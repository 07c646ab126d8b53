using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class DocumentationTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task The_document_is_valid()
    {
        var (document, diagnostic) = OpenApiDocument.Parse(await http.GetStringAsync("/openapi/v1.json"));

        Assert.Empty(diagnostic!.Errors);
        Assert.Equal("Sentinel", document!.Info.Title);
    }

    [Fact]
    public async Task The_document_describes_every_route_with_all_its_answers()
    {
        var document = await http.GetJson("/openapi/v1.json");
        var calls = document.GetProperty("paths").EnumerateObject().SelectMany(path =>
            path.Value.EnumerateObject().Select(call => $"{call.Name} {path.Name}: {Answers(call.Value)}"));

        Assert.Equal(
            [
                "delete /v1/backtests/{id}: 200 400 403 404 421 503",
                "delete /v1/batches/{id}: 200 400 403 404 421 503",
                "delete /v1/faults: 200 400 403 421 503",
                "delete /v1/sweeps/{id}: 200 400 403 404 421 503",
                "get /: 200 400 421",
                "get /health/live: 200 400 421",
                "get /health/ready: 200 400 421 503",
                "get /v1/backtests/{id}: 200 304 400 404 421",
                "get /v1/backtests: 200 400 421 503",
                "get /v1/batches/{id}: 200 400 404 421",
                "get /v1/faults: 200 400 421",
                "get /v1/prices/{symbol}: 200 400 404 421",
                "get /v1/prices: 200 400 421",
                "get /v1/status: 200 400 421",
                "get /v1/sweeps/{id}: 200 304 400 404 421",
                "post /run_backtest: 200 202 400 403 408 409 413 415 421 422 503",
                "post /update_verdict: 200 400 403 404 408 413 415 421 503",
                "post /v1/backtests: 200 202 400 403 408 409 413 415 421 422 503",
                "post /v1/batches: 202 400 403 408 409 413 415 421 422 503",
                "post /v1/faults/requeue: 200 400 403 415 421 503",
                "post /v1/prices/refresh: 202 400 403 408 413 415 421 429 503",
                "post /v1/queues/{name}/pause: 200 400 403 404 408 413 415 421 503",
                "post /v1/queues/{name}/resume: 200 400 403 404 415 421 503",
                "post /v1/sweeps: 200 202 400 403 408 409 413 415 421 422 503",
                "post /v1/workers/runners: 200 400 403 404 408 413 415 421 503",
                "post /v1/workers/{id}/runners: 200 400 403 404 408 413 415 421 503",
            ],
            calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_route_but_the_document_itself_is_described()
    {
        var described = (await http.GetJson("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(path => path.Name);
        var routes = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.Trim('/')}").Distinct();

        Assert.Equal(["/openapi/{documentName}.json"], routes.Except(described));
    }

    [Fact]
    public async Task There_is_a_page_to_read_it()
    {
        using var response = await http.GetAsync("/docs/index.html");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Sentinel", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Answers(JsonElement call) => string.Join(
        ' ', call.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal));
}
