using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class ListingTests : StorageTest
{
    [Fact]
    public async Task Backtests_are_listed_newest_first_page_by_page()
    {
        var ids = await AcceptAll(Request("a"), Request("b"), Request("c"));

        var first = await Backtests.List(new BacktestQuery { Limit = 2 }, default);
        var second = await Backtests.List(new BacktestQuery { Limit = 2, After = first[^1].Id }, default);

        Assert.Equal([ids[2], ids[1]], first.Select(summary => summary.Id));
        Assert.Equal([ids[0]], second.Select(summary => summary.Id));
    }

    [Fact]
    public async Task A_summary_tells_how_a_backtest_ended()
    {
        var success = await AcceptAndFinish(Request("a") with { Name = "mine" }, Outcomes.Success());
        Time.Now += TimeSpan.FromSeconds(1);
        var error = await AcceptAndFinish(Request("b"), Outcomes.Disqualified(DisqualificationReason.MemoryLimit));
        Time.Now += TimeSpan.FromSeconds(1);
        var pending = await Accept("c");

        var summaries = await Backtests.List(new BacktestQuery(), default);

        Assert.Equal(
            [
                Summary(pending, BacktestStatus.Queued, null, "c", null, null, null, Time.Now, null),
                Summary(error.Id, BacktestStatus.Error, null, "b", DisqualificationReason.MemoryLimit, Verdict.Reject, "coinbase",
                    error.CreatedAt, Outcomes.Disqualified().FinishedAt),
                Summary(success.Id, BacktestStatus.Success, "mine", "a", null, Verdict.Good, "coinbase",
                    success.CreatedAt, Outcomes.Success().FinishedAt) with { TotalReturn = 0.1, Sharpe = 1.7, MaxDrawdown = -0.08, Trades = 1 },
            ],
            summaries);
    }

    [Fact]
    public async Task Filters_narrow_the_list_together()
    {
        var eth = Symbol.Parse("ETH-USD");
        await AcceptAndFinish(Request("a"), Outcomes.Success(signalHash: "1", verdict: Verdict.Poor));
        await AcceptAndFinish(Request("b") with { Symbol = eth }, Outcomes.Success(signalHash: "2"));
        var wanted = await AcceptAndFinish(Request("c") with { Symbol = eth }, Outcomes.Success(signalHash: "3", verdict: Verdict.Poor));
        await Accept(Request("d") with { Symbol = eth });

        var listed = await Backtests.List(
            new BacktestQuery { Status = BacktestStatus.Success, Verdict = Verdict.Poor, Symbol = eth, Limit = 10 }, default);

        Assert.Equal([wanted.Id], listed.Select(summary => summary.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(BacktestQuery.MaxLimit + 1)]
    public async Task A_page_has_bounds(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Backtests.List(new BacktestQuery { Limit = limit }, default));
    }

    private static BacktestSummary Summary(
        Guid id, BacktestStatus status, string? name, string code, DisqualificationReason? reason, Verdict? verdict, string? source,
        DateTimeOffset createdAt, DateTimeOffset? finishedAt) => new(
            id, status, BacktestPriority.Normal, name, "BTC-USD", CodeHash.Of(code), reason, verdict, null, null, null, null, source, createdAt, finishedAt);

    private async Task<List<Guid>> AcceptAll(params BacktestRequest[] requests)
    {
        var ids = new List<Guid>();
        foreach (var request in requests)
        {
            ids.Add(await Accept(request));
            Time.Now += TimeSpan.FromSeconds(1);
        }

        return ids;
    }
}
