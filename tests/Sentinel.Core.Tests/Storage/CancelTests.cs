using Sentinel.Core.Backtests;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class CancelTests : StorageTest
{
    [Fact]
    public async Task A_cancelled_backtest_has_ended_without_an_outcome_and_is_not_due_any_more()
    {
        var id = await Accept("a");

        var isCancelled = await Backtests.Cancel(id, default);

        var found = (await Backtests.Find(id, default))!;
        Assert.True(isCancelled);
        Assert.Equal((BacktestStatus.Cancelled, true, Time.Now, 2L), (found.Status, found.IsTerminal, found.FinishedAt, found.Revision));
        Assert.Equal((null, null), (found.Outcome, found.Verdict));
        Assert.Empty(await ListDue());
        Assert.Equal(id, Assert.Single(await Backtests.List(new BacktestQuery { Status = BacktestStatus.Cancelled }, default)).Id);
    }

    [Fact]
    public async Task Cancelling_again_or_what_is_unknown_changes_nothing()
    {
        var id = await Accept("a");
        await Backtests.Cancel(id, default);

        Assert.False(await Backtests.Cancel(id, default));
        Assert.False(await Backtests.Cancel(Guid.Empty, default));
        Assert.Equal(2, await Backtests.FindRevision(id, default));
    }

    [Fact]
    public async Task A_result_that_is_stored_stays()
    {
        var finished = await AcceptAndFinish(Request("a"), Outcomes.Success());

        Assert.False(await Backtests.Cancel(finished.Id, default));
        Assert.Equivalent(finished, await Backtests.Find(finished.Id, default), strict: true);
    }

    [Fact]
    public async Task The_outcome_of_a_cancelled_backtest_is_dropped()
    {
        var id = await Accept("a");
        await Backtests.MarkRunning(id, Time.Now, default);
        await Backtests.Cancel(id, default);

        var kept = await Backtests.KeepFirstOutcome(id, Outcomes.Success(), default);

        Assert.Equal((BacktestStatus.Cancelled, null, null), (kept.Status, kept.Outcome, kept.Verdict));
        Assert.Equivalent(kept, await Backtests.Find(id, default), strict: true);
    }

    [Fact]
    public async Task A_worker_that_takes_a_cancelled_backtest_is_told_that_there_is_nothing_to_run()
    {
        var (cancelled, waiting) = (await Accept("a"), await Accept("b"));
        await Backtests.Cancel(cancelled, default);

        Assert.False(await Backtests.MarkRunning(cancelled, Time.Now, default));
        Assert.True(await Backtests.MarkRunning(waiting, Time.Now, default));
    }

    [Fact]
    public async Task A_cancel_that_races_with_outcomes_ends_in_one_state_of_which_all_are_told()
    {
        using var api = new TempStorage(Folder);
        var ids = new List<Guid>();
        for (var i = 0; i < 100; i++) ids.Add(await Accept($"code {i}"));

        var ends = await Task.WhenAll(ids.Select(async (id, i) =>
        {
            var cancelling = api.Backtests.Cancel(id, default);
            var keeping = Backtests.KeepFirstOutcome(id, Outcomes.Success($"signals {i}"), default);
            return (Id: id, IsCancelled: await cancelling, Kept: await keeping);
        }));

        foreach (var (id, isCancelled, kept) in ends)
        {
            Assert.Equal(isCancelled ? BacktestStatus.Cancelled : BacktestStatus.Success, kept.Status);
            Assert.Equal(isCancelled, kept.Outcome is null);
            Assert.Equivalent(kept, await Backtests.Find(id, default), strict: true);
        }
    }

    [Fact]
    public async Task A_cancelled_backtest_answers_no_repeat()
    {
        var cancelled = await Accept("a");
        await Backtests.Cancel(cancelled, default);

        var again = await Backtests.Accept(Request("a"), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.True(again.IsNew);
    }

    [Fact]
    public async Task A_persons_verdict_on_the_strategy_leaves_a_cancelled_backtest_alone()
    {
        var cancelled = (await Backtests.Find(await Accept("a"), default))!;
        await Backtests.Cancel(cancelled.Id, default);

        Assert.True(await Backtests.UpdateVerdict(cancelled.CodeHash, Verdict.Good, default));

        Assert.Null((await Backtests.Find(cancelled.Id, default))!.Verdict);
    }
}
