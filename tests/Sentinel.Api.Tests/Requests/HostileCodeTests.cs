using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Requests;

/// <summary>Strategy code that a compiler's lexer would go down with: the Api answers, whichever way it comes.</summary>
[Collection(SharedApp.Name)]
public sealed class HostileCodeTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    public static TheoryData<string> Routes { get; } = ["/v1/backtests", "/run_backtest", "/v1/batches", "/v1/batches as a stream", "/v1/sweeps"];

    private static IEnumerable<string> Texts
    {
        get
        {
            const string code = "double[] GenerateSignals(Bars bars, Parameters parameters) { return new double[bars.Count]; }\nint x; ";
            yield return $"{code}#if {new string('(', 30_000)}A\n#endif";
            yield return $"{code}#if {new string('!', 60_000)}A\n#endif";
            yield return $"{code}/**/ #elif {string.Concat(Enumerable.Repeat("(!", 30_000))}";
            yield return string.Concat(Enumerable.Repeat("$\"{(", 16_000));
            foreach (var length in Enumerable.Range(0, 8)) yield return new RandomCode(length).OfSigns(16_000);
        }
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Routes))]
    public async Task Code_that_exhausts_a_lexer_is_answered(string route)
    {
        foreach (var text in Texts)
        {
            using var response = await Post(route, text);

            Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}");
            Assert.Equal("""{"msg":"Sentinel is working"}""", await http.GetStringAsync("/"));
        }
    }

    private Task<HttpResponseMessage> Post(string route, string code) => route switch
    {
        "/v1/batches" => http.PostAsJsonAsync(route, new { items = new[] { new { strategy_code = code } } }),
        "/v1/batches as a stream" => http.PostText("/v1/batches", $"{JsonSerializer.Serialize(new { strategy_code = code })}\n", "application/x-ndjson"),
        "/v1/sweeps" => http.PostAsJsonAsync(route, new { strategy_code = code, grid = new { fast = new[] { 1, 2 } } }),
        _ => http.PostAsJsonAsync(route, new { strategy_code = code }),
    };
}
