using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Sentinel.Api.Tests.Seed;

[Collection(SharedApp.Name)]
public sealed class SeedEndpointsTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task The_root_says_that_Sentinel_is_working() =>
        Assert.Equal("""{"msg":"Sentinel is working"}""", await http.GetStringAsync("/"));

    [Fact]
    public async Task A_verdict_is_updated_by_code_hash()
    {
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(500) });

        using var response = await http.PostAsJsonAsync("/update_verdict", new { code_hash = result.Text("code_hash"), verdict = "good" });

        Assert.Equal("""{"status":"success","message":"Verdict updated"}""", await response.Content.ReadAsStringAsync());
        var updated = await http.GetJson($"/v1/backtests/{result.Id()}");
        Assert.Equal("good", updated.Text("verdict"));
        Assert.Equal("person", updated.GetProperty("verdict_reasons")[0].Text("rule"));
    }

    [Theory]
    [InlineData("""{"code_hash": "unknown", "verdict": "good"}""", HttpStatusCode.NotFound, "code_hash")]
    [InlineData("""{"code_hash": "unknown", "verdict": "great"}""", HttpStatusCode.BadRequest, "verdict")]
    [InlineData("""{"code_hash": "unknown", "verdict": 4}""", HttpStatusCode.BadRequest, "verdict")]
    [InlineData("""{"code_hash": "unknown"}""", HttpStatusCode.BadRequest, "verdict")]
    [InlineData("""{"verdict": "good"}""", HttpStatusCode.BadRequest, "code_hash")]
    [InlineData("""{"codehash": "unknown", "verdict": "good"}""", HttpStatusCode.BadRequest, "codehash")]
    public async Task A_wrong_update_is_a_problem_that_names_the_field(string body, HttpStatusCode status, string field)
    {
        using var response = await http.PostText("/update_verdict", body);

        Assert.Equal(status, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }
}
