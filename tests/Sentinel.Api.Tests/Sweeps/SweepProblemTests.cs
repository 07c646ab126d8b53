using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Sentinel.Api.Tests.Sweeps;

[Collection(SharedApp.Name)]
public sealed class SweepProblemTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("grid", "null", "grid", "Is missing")]
    [InlineData("grid", "{}", "grid", "Must have 1 to 8 parameters, not 0.")]
    [InlineData("grid", "[6, 12]", "grid", "Must be an object, not an array.")]
    [InlineData("grid", """{"fast":[]}""", "grid.fast", "Is empty")]
    [InlineData("grid", """{"fast":6}""", "grid.fast", "Must be a list of numbers, not a number.")]
    [InlineData("grid", """{"fast":null}""", "grid.fast", "not null")]
    [InlineData("grid", """{"fast":[6,"12"]}""", "grid.fast", "the one at place 2 is a text")]
    [InlineData("grid", """{"fast":[6,1e999]}""", "grid.fast", "the one at place 2 is a number that is too large")]
    [InlineData("grid", """{"fast":[6,12,6.0]}""", "grid.fast", "Has the value 6 2 times")]
    [InlineData("grid", """{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1],"g":[1],"h":[1],"i":[1]}""", "grid", "not 9")]
    [InlineData("grid", """{"fastPeriod":[6,12],"band":[0]}""", "grid.fastPeriod", "Stands nowhere in the code, so all its values would come to the same; the texts in it are 'length', 'band'.")]
    [InlineData("grid", """{"Length":[6,12]}""", "grid.Length", "did you mean 'length'?")]
    [InlineData("strategy_code", "\"double[] GenerateSignals(Bars bars, Parameters parameters) => null;\"", "grid.length", "read it with parameters.Get")]
    [InlineData("warmup_bars", "-1", "warmup_bars", "Must be a whole number from 0 to 10,000.")]
    [InlineData("parameters", """{"length":1}""", "grid.length", "Is among 'parameters' too")]
    [InlineData("rank_by", "\"sharp\"", "rank_by", "Did you mean 'sharpe'?")]
    [InlineData("rank_by", "\"luck\"", "rank_by", "Known are bars, returns, final_equity")]
    [InlineData("rank_by", "3", "rank_by", "Must be a text")]
    [InlineData("rankby", "\"sharpe\"", "rankby", "did you mean 'rank_by'?")]
    [InlineData("commission", "0.001", "commission", "Belongs in 'costs'")]
    [InlineData("costs", """{"commission":0.001}""", "costs.commission", "did you mean 'fee_bps'?")]
    [InlineData("items", "[]", "items", "/v1/batches")]
    [InlineData("symbol", "\"ETH-USD\"", "symbol", "Is unknown")]
    [InlineData("from", "\"2030-01-01\"", "from", "Leaves a window without bars")]
    [InlineData("strategy_code", "\"double[] GenerateSignals(Bars bars) => null; // Parameters\"", "strategy_code", "Takes no parameters")]
    [InlineData("strategy_code", "\"\"", "strategy_code", "is empty")]
    public async Task Each_mistake_is_named_with_its_field_and_the_fix(string field, string value, string expectedField, string expected)
    {
        var body = JsonSerializer.SerializeToNode(SweepRequests.Of("problem"))!;
        body[field] = JsonNode.Parse(value);

        using var response = await http.PostText("/v1/sweeps", body.ToJsonString());
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, problem.GetProperty("errors").GetProperty(expectedField)[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_points_are_counted()
    {
        var values = Enumerable.Range(0, 400).ToArray();

        using var response = await http.PostText(
            "/v1/sweeps", JsonSerializer.Serialize(SweepRequests.Of("many", grid: new { length = values, band = values })));
        var problem = await response.Json();

        Assert.StartsWith("Has 400 × 400 = 160,000 points; at most 100,000", problem.GetProperty("errors").GetProperty("grid")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/sweeps/7", "id", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696", "id", HttpStatusCode.NotFound)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?by=value&limit=501", "limit", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?by=luck", "by", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?rank_by=luck", "rank_by", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?rankby=sharpe", "rankby", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?after=best", "after", HttpStatusCode.BadRequest)]
    [InlineData("/v1/sweeps/01a2037d-48dd-791e-860e-a5b527276696?wait=61", "wait", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_looked_up_is_a_problem(string path, string field, HttpStatusCode status)
    {
        using var response = await http.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(field, out _));
    }
}
