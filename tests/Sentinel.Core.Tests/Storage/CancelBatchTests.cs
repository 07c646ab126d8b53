using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class CancelBatchTests : BatchTest
{
    private static readonly Guid Other = Guid.CreateVersion7();

    [Fact]
    public async Task Items_that_wait_end_as_cancelled_and_finished_ones_stay()
    {
        var items = await Deliver(Valid("done"), Valid("running"), Valid("queued"), Valid("queued"), Rejected("symbol", "Is unknown."));
        await Backtests.KeepFirstOutcome(Backtest(items[0]), Outcomes.Success(), default);
        await Backtests.MarkRunning(Backtest(items[1]), Time.Now, default);

        var cancelled = await Batches.Cancel(BatchId, default);

        var progress = await Progress(BatchId);
        Assert.Equal(new[] { Backtest(items[1]), Backtest(items[2]) }.Order(), cancelled.Order());
        Assert.Equal(
            new BatchStatusCounts(Queued: 0, Running: 0, Success: 1, Duplicate: 0, Error: 0, Rejected: 1, Cancelled: 3, Faulted: 0), progress.Statuses);
        Assert.True(progress.Batch.IsTerminal);
        Assert.Equal([1, 2, 3, 4, 5], progress.Finished.Select(item => item.Number));
        Assert.Equal(BacktestStatus.Cancelled, await StatusOf(items[2]));
    }

    [Fact]
    public async Task Cancelling_again_or_what_is_finished_or_unknown_changes_nothing()
    {
        var items = await Deliver(Valid("a"));
        await Backtests.KeepFirstOutcome(Backtest(items[0]), Outcomes.Success(), default);
        await Deliver(new BatchDelivery { BatchId = Other, Entries = [Valid("b")] });
        await Batches.Cancel(Other, default);

        Assert.Empty(await Batches.Cancel(BatchId, default));
        Assert.Empty(await Batches.Cancel(Other, default));
        Assert.Empty(await Batches.Cancel(Guid.Empty, default));
        Assert.Equal((1, 0), ((await Progress(BatchId)).Statuses.Success, (await Progress(BatchId)).Statuses.Cancelled));
    }

    [Fact]
    public async Task A_long_batch_is_cancelled_to_its_end()
    {
        await Deliver([.. Enumerable.Range(0, 2_500).Select(i => Valid($"code {i}"))]);

        var cancelled = await Batches.Cancel(BatchId, default);

        Assert.Equal((2_500, 2_500), (cancelled.Distinct().Count(), (await Progress(BatchId)).Statuses.Cancelled));
    }

    [Fact]
    public async Task A_batch_that_is_cancelled_while_it_comes_in_takes_no_more_items_and_has_ended()
    {
        await Deliver(new BatchDelivery { BatchId = BatchId, Entries = [Valid("a")], MoreUntil = Time.Now.AddHours(1) });
        await Batches.Cancel(BatchId, default);

        var late = await Deliver(new BatchDelivery { BatchId = BatchId, FirstIndex = 1, Entries = [Valid("b")], MoreUntil = Time.Now.AddHours(1) });

        Assert.Empty(late);
        Assert.Equal((1, true), ((await Progress(BatchId)).Batch.Items, (await Progress(BatchId)).Batch.IsTerminal));
        Assert.Empty(await ListDue());
    }

    [Fact]
    public async Task A_backtest_that_another_batch_waits_for_goes_on_until_that_is_cancelled_too()
    {
        var items = await Deliver(Valid("a"));
        await Deliver(new BatchDelivery { BatchId = Other, Entries = [Valid("a")] });

        Assert.Empty(await Batches.Cancel(BatchId, default));
        Assert.Equal((true, BacktestStatus.Queued), ((await Progress(BatchId)).Batch.IsTerminal, await StatusOf(items[0])));
        Assert.Equal(1, (await Progress(Other)).Statuses.Queued);

        Assert.Equal([Backtest(items[0])], await Batches.Cancel(Other, default));
        Assert.Equal(BacktestStatus.Cancelled, await StatusOf(items[0]));
    }

    [Fact]
    public async Task A_backtest_that_a_single_request_brought_goes_on()
    {
        await Accept("a");
        var items = await Deliver(Valid("a"));

        Assert.Empty(await Batches.Cancel(BatchId, default));

        Assert.Equal((1, BacktestStatus.Queued), ((await Progress(BatchId)).Statuses.Cancelled, await StatusOf(items[0])));
    }

    [Fact]
    public async Task A_backtest_that_a_single_request_was_answered_with_goes_on()
    {
        var items = await Deliver(Valid("a"));
        var single = await Accept("a");

        Assert.Empty(await Batches.Cancel(BatchId, default));

        Assert.Equal((Backtest(items[0]), BacktestStatus.Queued), (single, await StatusOf(items[0])));
    }

    [Fact]
    public async Task What_comes_later_of_a_backtest_that_goes_on_leaves_the_cancelled_item_as_it_is()
    {
        var items = await Deliver(Valid("a"));
        await Deliver(new BatchDelivery { BatchId = Other, Entries = [Valid("a")] });
        await Batches.Cancel(BatchId, default);

        await Backtests.KeepFirstOutcome(Backtest(items[0]), Outcomes.Success(), default);
        await Backtests.UpdateVerdict(items[0].CodeHash!, Verdict.Excellent, default);

        var (cancelled, finished) = (await Progress(BatchId), await Progress(Other));
        Assert.Equal((1, 0), (cancelled.Statuses.Cancelled, cancelled.Statuses.Success));
        Assert.Equal(new BatchVerdictCounts(Excellent: 0, Good: 0, Average: 0, Poor: 0, Reject: 0), cancelled.Verdicts);
        Assert.Equal(new BatchVerdictCounts(Excellent: 1, Good: 0, Average: 0, Poor: 0, Reject: 0), finished.Verdicts);
    }

    [Fact]
    public async Task An_item_of_a_batch_whose_backtest_is_cancelled_by_itself_is_cancelled_with_it()
    {
        var items = await Deliver(Valid("a"), Valid("b"));

        await Backtests.Cancel(Backtest(items[0]), default);

        Assert.Equal((1, 1), ((await Progress(BatchId)).Statuses.Cancelled, (await Progress(BatchId)).Statuses.Queued));
    }

    private static Guid Backtest(BatchItem item) => item.BacktestId!.Value;

    private async Task<BacktestStatus> StatusOf(BatchItem item) => (await Backtests.Find(Backtest(item), default))!.Status;

    private async Task<BatchProgress> Progress(Guid id) => (await Batches.FindProgress(id, after: 0, IBatchStore.MaxLimit, default))!;
}
