using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class BacklogTests : StorageTest
{
    [Fact]
    public async Task What_has_ended_in_whatever_way_is_finished()
    {
        await Accept("queued");
        await Backtests.MarkRunning(await Accept("running"), Time.Now, default);
        await Backtests.Cancel(await Accept("cancelled"), default);
        await AcceptAndFinish(Request("success"), Outcomes.Success());

        var count = await Backtests.CountBacklog(default);

        Assert.Equal((new BacklogCount(Accepted: 4, Unfinished: 2), 2), (count, count.Finished));
    }

    [Fact]
    public async Task An_empty_store_has_no_backlog() =>
        Assert.Equal(new BacklogCount(Accepted: 0, Unfinished: 0), await Backtests.CountBacklog(default));

    [Fact]
    public async Task Those_that_were_accepted_before_and_have_not_ended_go_before()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++, Time.Now += TimeSpan.FromSeconds(1)) ids.Add(await Accept($"code {i}"));
        await Backtests.MarkRunning(ids[0], Time.Now, default);
        await Backtests.Cancel(ids[1], default);

        Assert.Equal((0, 2), (await PositionOf(ids[0]), await PositionOf(ids[3])));
    }

    [Fact]
    public async Task More_than_ten_thousand_are_not_counted()
    {
        var last = Time.Now.AddHours(1);
        var entries = Enumerable.Range(0, IBacktestStore.MaxPosition + 1)
            .Select(i => BatchEntry.Valid(Request($"code {i}"), rerun: false, barsHash: Outcomes.BarsHash)).ToList();
        await Batches.Deliver(new() { BatchId = Guid.CreateVersion7(), Entries = entries[1..] }, default);

        var all = await Backtests.FindPosition(last, BacktestPriority.Normal, default);
        await Batches.Deliver(new() { BatchId = Guid.CreateVersion7(), Entries = entries[..1] }, default);

        Assert.Equal((IBacktestStore.MaxPosition, null), (all, await Backtests.FindPosition(last, BacktestPriority.Normal, default)));
    }

    [Fact]
    public async Task What_is_of_a_higher_priority_goes_before_and_what_is_of_a_lower_does_not()
    {
        var bulk = await Accept(Request("a") with { Priority = BacktestPriority.Bulk });
        Time.Now += TimeSpan.FromSeconds(1);
        var normal = await Accept(Request("b"));
        Time.Now += TimeSpan.FromSeconds(1);
        await Accept(Request("c") with { Priority = BacktestPriority.High });

        Assert.Equal((2, 1), (await PositionOf(bulk), await PositionOf(normal)));
    }

    private async Task<int?> PositionOf(Guid id)
    {
        var backtest = (await Backtests.Find(id, default))!;
        return await Backtests.FindPosition(backtest.CreatedAt, backtest.Request.Priority, default);
    }
}
