using System.Net;
using Xunit;

namespace Sentinel.Api.Tests.Health;

[Collection(SharedApp.Name)]
public sealed class HealthTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_process_that_runs_is_live() => Assert.Equal("healthy", (await http.GetJson("/health/live")).Text("status"));

    [Fact]
    public async Task Readiness_tells_of_storage_prices_dispatch_sandbox_and_broker()
    {
        using var response = await http.GetAsync("/health/ready");
        var report = await response.Json();
        var checks = report.GetProperty("checks");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("degraded", report.Text("status"));
        Assert.Equal("healthy", checks.GetProperty("storage").Text("status"));
        Assert.Equal("healthy", checks.GetProperty("dispatch").Text("status"));
        Assert.Equal("healthy", checks.GetProperty("broker").Text("status"));
        Assert.NotEqual("", checks.GetProperty("sandbox").Text("detail"));
        Assert.Equal(
            "The newest bars of BTC-USD ended more than two hours ago: BTC-USD has 2,160 bars from 2024-06-03T00:00:00Z to 2024-08-31T23:00:00Z, coinbase.",
            checks.GetProperty("prices").Text("detail"));
    }
}
