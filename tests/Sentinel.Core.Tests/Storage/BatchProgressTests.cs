using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class BatchProgressTests : BatchTest
{
    private const int All = IBatchStore.MaxLimit;

    [Fact]
    public async Task An_unknown_batch_is_not_found()
    {
        Assert.Null(await Batches.Find(Guid.Empty, default));
        Assert.Null(await Batches.FindProgress(Guid.Empty, after: 0, All, default));
    }

    [Fact]
    public async Task Every_item_is_counted_by_its_status_and_verdict()
    {
        await AcceptAndFinish(Request("known"), Outcomes.Success(verdict: Verdict.Poor));
        var items = await Deliver(
            Valid("queued"), Valid("running"), Valid("success"), Valid("same signals"), Valid("known"), Valid("broken"), Rejected("symbol", "Is unknown."));
        await Backtests.MarkRunning(items[1].BacktestId!.Value, Time.Now, default);
        await Finish(items[2], Outcomes.Success("s"));
        await Finish(items[3], Outcomes.Success("s"));
        await Finish(items[5], Outcomes.Disqualified());

        var progress = await Progress();

        Assert.Equal(
            new BatchStatusCounts(Queued: 1, Running: 1, Success: 1, Duplicate: 2, Error: 1, Rejected: 1, Cancelled: 0, Faulted: 0),
            progress.Statuses);
        Assert.Equal(new BatchVerdictCounts(Excellent: 0, Good: 2, Average: 0, Poor: 1, Reject: 1), progress.Verdicts);
        Assert.Equal((7, 5, false), (progress.Batch.Items, progress.Batch.Finished, progress.Batch.IsTerminal));
    }

    [Fact]
    public async Task Finished_items_come_in_the_order_in_which_they_finished()
    {
        var items = await Deliver(Valid("a"), Valid("b"), Rejected("symbol", "Is unknown."));
        await Finish(items[1], Outcomes.Success("b"));
        await Finish(items[0], Outcomes.Disqualified());

        var finished = (await Progress()).Finished;

        Assert.Equal([2, 1, 0], finished.Select(item => item.Index));
        Assert.Equal([1, 2, 3], finished.Select(item => item.Number));
        Assert.Equal(["Is unknown."], finished[0].Errors!["symbol"]);
        Assert.Equal(((Guid?, double?, Verdict?))(items[1].BacktestId, 1.7, Verdict.Good), (finished[1].Backtest!.Id, finished[1].Backtest!.Sharpe, finished[1].Backtest!.Verdict));
        Assert.Equal(BatchItemStatus.Error, finished[2].Status);
    }

    [Fact]
    public async Task Whoever_follows_the_cursor_sees_each_finished_item_once()
    {
        var items = await Deliver(Valid("a"), Valid("b"), Valid("c"), Valid("d"));
        await Finish(items[3], Outcomes.Success("d"));
        await Finish(items[0], Outcomes.Success("a"));
        await Finish(items[2], Outcomes.Success("c"));

        var first = (await Progress(after: 0, limit: 2)).Finished;
        await Finish(items[1], Outcomes.Success("b"));
        var second = (await Progress(after: first[^1].Number, limit: 2)).Finished;
        var third = (await Progress(after: second[^1].Number, limit: 2)).Finished;

        Assert.Equal([3, 0], first.Select(item => item.Index));
        Assert.Equal([2, 1], second.Select(item => item.Index));
        Assert.Empty(third);
    }

    [Fact]
    public async Task One_outcome_finishes_every_item_that_waits_for_it_each_with_a_number_of_its_own()
    {
        var other = Guid.CreateVersion7();
        var items = await Deliver(Valid("a"), Valid("a"), Valid("a"));
        await Deliver(new BatchDelivery { BatchId = other, Entries = [Valid("a")] });

        await Finish(items[0], Outcomes.Success());

        var finished = (await Progress()).Finished;
        Assert.Equal([1, 2, 3], finished.Select(item => item.Number));
        Assert.Equal([0, 1, 2], finished.Select(item => item.Index).Order());
        Assert.Single(finished, item => item.Status is BatchItemStatus.Success);
        Assert.Equal(2, finished.Count(item => item is { Status: BatchItemStatus.Duplicate, IsRepeat: true }));
        Assert.True((await Batches.Find(other, default))!.IsTerminal);
    }

    [Fact]
    public async Task A_second_outcome_of_one_backtest_counts_nothing_twice()
    {
        var items = await Deliver(Valid("a"));
        await Finish(items[0], Outcomes.Success());

        await Finish(items[0], Outcomes.Disqualified());

        var progress = await Progress();
        Assert.Equal(1, progress.Batch.Finished);
        Assert.Equal((1, 0), (progress.Statuses.Success, progress.Statuses.Error));
    }

    [Fact]
    public async Task A_persons_verdict_moves_the_item_to_another_count()
    {
        var items = await Deliver(Valid("a"), Valid("a"), Valid("b"));
        await Finish(items[0], Outcomes.Success("a"));
        await Finish(items[2], Outcomes.Success("b"));

        await Backtests.UpdateVerdict(items[0].CodeHash!, Verdict.Excellent, default);

        var progress = await Progress();
        Assert.Equal((2, 1), (progress.Verdicts.Excellent, progress.Verdicts.Good));
        Assert.Equal(3, progress.Batch.Finished);
    }

    [Fact]
    public async Task Outcomes_of_several_processes_get_numbers_without_gaps()
    {
        using var otherProcess = new TempStorage(Folder);
        var items = await Deliver([.. Enumerable.Range(0, 60).Select(i => Valid($"strategy {i}"))]);

        await Task.WhenAll(items.Select((item, i) => (i % 2 == 0 ? Backtests : otherProcess.Backtests)
            .KeepFirstOutcome(item.BacktestId!.Value, Outcomes.Success($"{i}"), default)));

        Assert.Equal(Enumerable.Range(1, 60), (await Progress()).Finished.Select(item => item.Number));
    }

    [Fact]
    public async Task Nothing_is_said_about_the_time_left_before_two_items_have_run()
    {
        await AcceptAndFinish(Request("known"), Outcomes.Success());
        var items = await Deliver(Valid("known"), Rejected("symbol", "Is unknown."), Valid("a"), Valid("b"));
        await Finish(items[2], Outcomes.Success("a"));

        Assert.Null((await Progress()).SecondsLeft);
    }

    [Fact]
    public async Task The_time_left_follows_from_the_rate_of_the_latest_finishes()
    {
        var items = await Deliver([.. Enumerable.Range(0, 9).Select(i => Valid($"strategy {i}"))]);
        await Finish(items[0], Outcomes.Success("0") with { FinishedAt = Time.Now });
        await Finish(items[1], Outcomes.Success("1") with { FinishedAt = Time.Now.AddSeconds(1) });
        await Finish(items[2], Outcomes.Success("2") with { FinishedAt = Time.Now.AddSeconds(4) });

        Time.Now = Time.Now.AddSeconds(4);

        Assert.Equal(12, (await Progress()).SecondsLeft!.Value, precision: 6);
    }

    private Task<Backtest> Finish(BatchItem item, BacktestOutcome outcome) => Backtests.KeepFirstOutcome(item.BacktestId!.Value, outcome, default);

    private async Task<BatchProgress> Progress(int after = 0, int limit = All) =>
        (await Batches.FindProgress(BatchId, after, limit, default))!;
}
