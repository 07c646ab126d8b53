using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class BatchDeliveryTests : BatchTest
{
    [Fact]
    public async Task All_items_of_a_batch_are_found_as_they_were_delivered()
    {
        await Accept("known");
        var delivered = await Deliver(Valid("new"), Rejected("name", "Too long."), Valid("known"));

        var found = await Batches.ListItems(BatchId, default);

        Assert.Equivalent(delivered, found, strict: true);
    }

    [Fact]
    public async Task A_delivery_stores_the_batch_and_a_backtest_for_each_valid_item()
    {
        var items = await Deliver(Valid("a"), Rejected("from", "Must be before 'to'."), Valid("b"));

        Assert.Equal([BatchItemStatus.Queued, BatchItemStatus.Rejected, BatchItemStatus.Queued], items.Select(item => item.Status));
        Assert.Equal([0, 1, 2], items.Select(item => item.Index));
        Assert.Equal([CodeHash.Of("a"), null, CodeHash.Of("b")], items.Select(item => item.CodeHash));
        Assert.Equal(["Must be before 'to'."], items[1].Errors!["from"]);
        Assert.Equal("b", (await Backtests.Find(items[2].BacktestId!.Value, default))!.Request.StrategyCode);
        Assert.Equal(new Batch(BatchId, "a name", Time.Now, Items: 3, Finished: 1, IsReceiving: false), await Batches.Find(BatchId, default));
    }

    [Fact]
    public async Task What_is_delivered_waits_to_be_published()
    {
        var items = await Deliver(Valid("a"), Valid("b"));

        var due = await ListDue();

        Assert.Equal(items.Select(item => item.BacktestId!.Value).Order(), due.Order());
    }

    [Fact]
    public async Task An_item_that_was_answered_before_is_finished_at_once()
    {
        var success = await AcceptAndFinish(Request("a"), Outcomes.Success());
        var disqualified = await AcceptAndFinish(Request("b"), Outcomes.Disqualified());

        var items = await Deliver(Valid("a"), Valid("b"));

        Assert.Equal((BatchItemStatus.Duplicate, success.Id, Verdict.Good), (items[0].Status, items[0].BacktestId, items[0].Verdict));
        Assert.Equal((BatchItemStatus.Error, disqualified.Id, Verdict.Reject), (items[1].Status, items[1].BacktestId, items[1].Verdict));
        Assert.True((await Batches.Find(BatchId, default))!.IsTerminal);
        Assert.Equal(2, (await Backtests.List(new BacktestQuery(), default)).Count);
    }

    [Fact]
    public async Task An_item_that_repeats_a_pending_one_shares_its_backtest()
    {
        var earlier = await Accept("a");

        var items = await Deliver(Valid("a"), Valid("b"), Valid("b"));

        Assert.Equal([(earlier, true), (items[2].BacktestId!.Value, false), (items[1].BacktestId!.Value, true)], items.Select(Identity));
        Assert.Equal(2, (await Backtests.List(new BacktestQuery(), default)).Count);

        static (Guid, bool) Identity(BatchItem item) => (item.BacktestId!.Value, item.IsRepeat);
    }

    [Fact]
    public async Task A_rerun_is_a_backtest_of_its_own()
    {
        var items = await Deliver(Valid("a"), BatchEntry.Valid(Request("a"), rerun: true, barsHash: Outcomes.BarsHash));

        Assert.False(items[1].IsRepeat);
        Assert.NotEqual(items[0].BacktestId, items[1].BacktestId);
    }

    [Fact]
    public async Task A_result_over_other_bars_does_not_answer_an_item()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Success(dataHash: "others"));

        var items = await Deliver(Valid("a"));

        Assert.Equal((BatchItemStatus.Queued, false), (items[0].Status, items[0].IsRepeat));
    }

    [Fact]
    public async Task Further_deliveries_continue_the_batch()
    {
        await Deliver(new BatchDelivery { BatchId = BatchId, Entries = [Valid("a")], MoreUntil = Time.Now.AddMinutes(1) });
        var open = await Batches.Find(BatchId, default);

        var items = await Deliver(new BatchDelivery { BatchId = BatchId, FirstIndex = 1, Entries = [Valid("b"), Valid("a")] });

        Assert.Equal((1, true), (open!.Items, open.IsReceiving));
        Assert.Equal([1, 2], items.Select(item => item.Index));
        Assert.Equal(new Batch(BatchId, null, Time.Now, Items: 3, Finished: 0, IsReceiving: false), await Batches.Find(BatchId, default));
    }

    [Fact]
    public async Task A_batch_whose_next_delivery_never_comes_ends_by_itself()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Success());
        await Deliver(new BatchDelivery { BatchId = BatchId, Entries = [Valid("a")], MoreUntil = Time.Now.AddMinutes(1) });
        var before = await Batches.Find(BatchId, default);

        Time.Now = Time.Now.AddMinutes(2);

        Assert.False(before!.IsTerminal);
        Assert.True((await Batches.Find(BatchId, default))!.IsTerminal);
    }

    [Fact]
    public async Task Batches_are_listed_newest_first_page_by_page()
    {
        Guid[] ids = [Guid.CreateVersion7(Time.Now), Guid.CreateVersion7(Time.Now.AddSeconds(1)), Guid.CreateVersion7(Time.Now.AddSeconds(2))];
        foreach (var id in ids) await Deliver(new BatchDelivery { BatchId = id, Entries = [] });

        var first = await Batches.List(after: null, limit: 2, default);
        var second = await Batches.List(after: first[^1].Id, limit: 2, default);

        Assert.Equal([ids[2], ids[1]], first.Select(batch => batch.Id));
        Assert.Equal([ids[0]], second.Select(batch => batch.Id));
    }
}
