using Xunit;

namespace Sentinel.Api.Tests.Hosting;

[Collection(SharedApp.Name)]
public sealed class AnswerHeadersTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Theory]
    [InlineData("/v1/status")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/v1/prices/BTC-USD?format=csv")]
    [InlineData("/v1/backtests/7")]
    [InlineData("/nowhere")]
    public async Task No_browser_guesses_the_type_of_an_answer_or_shows_it_in_a_frame(string path)
    {
        using var response = await http.GetAsync(path);

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(response, "Content-Security-Policy"));
    }

    [Fact]
    public async Task The_page_loads_and_runs_only_what_comes_from_here()
    {
        using var response = await http.GetAsync("/docs/index.html");
        var page = await response.Content.ReadAsStringAsync();
        var policy = Header(response, "Content-Security-Policy");

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal); // the policy would keep it from running
        Assert.DoesNotContain("//", page, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
