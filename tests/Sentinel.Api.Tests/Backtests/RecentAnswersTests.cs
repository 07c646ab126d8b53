using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Sentinel.Api.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

[Collection(SharedApp.Name)]
public sealed class RecentAnswersTests(SentinelApp app)
{
    private readonly HttpClient http = app.CreateClient();

    [Fact]
    public async Task A_finished_backtest_is_answered_alike_each_time()
    {
        var id = (await http.Run(new { strategy_code = Strategies.LongFrom(320) })).Id();

        using var first = await http.GetAsync($"/v1/backtests/{id}");
        using var second = await http.GetAsync($"/v1/backtests/{id}?wait=1");

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal((first.Headers.ETag, first.Content.Headers.ContentType), (second.Headers.ETag, second.Content.Headers.ContentType));
        Assert.Equal("wait=1", Assert.Single(second.Headers.GetValues("Preference-Applied")));
    }

    [Fact]
    public async Task A_persons_verdict_is_seen_at_once_whichever_process_stored_it()
    {
        using var otherProcess = new TempStorage(app.Folder);
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(321) });
        using var before = await http.GetAsync($"/v1/backtests/{result.Id()}");

        await otherProcess.Backtests.UpdateVerdict(result.Text("code_hash"), Core.Verdicts.Verdict.Excellent, default);

        using var after = await http.GetAsync($"/v1/backtests/{result.Id()}");
        Assert.Equal("excellent", (await after.Json()).Text("verdict"));
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task An_outcome_that_another_process_stored_is_seen_at_once()
    {
        using var otherProcess = new TempStorage(app.Folder);
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.Endless(320) });
        using var pending = await http.GetAsync(accepted.Headers.Location);

        await otherProcess.Backtests.KeepFirstOutcome((await pending.Json()).Id(), Outcomes.Success(signalHash: "of another process"), default);

        var finished = await http.GetJson(accepted.Headers.Location!.ToString());
        Assert.False((await pending.Json()).GetProperty("terminal").GetBoolean());
        Assert.Equal("of another process", finished.Text("signal_hash"));
    }

    [Fact]
    public async Task A_caller_who_knows_the_state_gets_304_also_when_the_answer_is_at_hand()
    {
        var id = (await http.Run(new { strategy_code = Strategies.LongFrom(322) })).Id();
        using var first = await http.GetAsync($"/v1/backtests/{id}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/backtests/{id}?wait=5") { Headers = { { "If-None-Match", $"\"0\", W/{first.Headers.ETag}" } } };

        using var unchanged = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Answers_beyond_the_bytes_set_aside_are_not_kept()
    {
        var result = await http.Run(new { strategy_code = Strategies.LongFrom(323) });
        var backtest = (await app.Backtests.Find(result.Id(), default))!;
        using var none = new RecentAnswers(maxBytes: 100);
        using var some = new RecentAnswers(maxBytes: 100_000);

        var answer = none.Of(backtest);
        some.Of(backtest);

        Assert.Equal(result.Id(), JsonElement.Parse(answer.Json).Id());
        Assert.Null(none.Find(backtest.Id, backtest.Revision));
        Assert.NotNull(some.Find(backtest.Id, backtest.Revision));
        Assert.Null(some.Find(backtest.Id, backtest.Revision + 1));
    }

    [Fact]
    public void Only_what_is_finished_is_kept()
    {
        using var answers = new RecentAnswers(maxBytes: 100_000);
        var pending = new Backtest
        {
            Id = Guid.CreateVersion7(),
            Status = BacktestStatus.Queued,
            Request = new BacktestRequest { StrategyCode = "any" },
            CodeHash = "any",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Revision = 1,
        };

        answers.Of(pending);

        Assert.Null(answers.Find(pending.Id, pending.Revision));
    }
}
