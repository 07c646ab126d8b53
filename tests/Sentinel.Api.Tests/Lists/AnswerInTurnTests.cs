using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Api.Lists;
using Xunit;

namespace Sentinel.Api.Tests.Lists;

/// <summary>One list at a time, and nobody may wait.</summary>
public sealed class AnswerInTurnTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Lists:AtOnce", "1").With("Lists:MaxWaiting", "0");

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task A_list_too_many_is_told_to_come_back_and_answers_about_one_backtest_go_on()
    {
        var http = app.CreateClient();
        var turn = await app.Services.GetRequiredService<ListTurns>().Take(default);

        using var refused = await http.GetAsync("/v1/backtests");
        using var single = await http.GetAsync($"/v1/backtests/{Guid.CreateVersion7()}");
        turn!.Dispose();
        using var answered = await http.GetAsync("/v1/backtests");
        using var again = await http.GetAsync("/v1/backtests");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        Assert.True((await refused.Json()).GetProperty("errors").TryGetProperty("list", out _));
        Assert.Equal(HttpStatusCode.NotFound, single.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answered.StatusCode, again.StatusCode));
        Assert.Equal("application/json", answered.Content.Headers.ContentType?.MediaType);
    }
}
