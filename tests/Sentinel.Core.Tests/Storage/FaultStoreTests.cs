using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Faults;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class FaultStoreTests : SweepTest
{
    private const string Cause = "The disk is full.";

    [Fact]
    public async Task Parked_work_is_grouped_by_kind_priority_and_cause()
    {
        var (first, second, other) = (await Accept("a"), await Accept("b"), await Accept("c"));
        var sweep = await AcceptSweep("d");
        await Park(first);
        Time.Now += TimeSpan.FromMinutes(1);
        await Park(second);
        await Park(other, "No bars.");
        await Faults.Park(WorkKind.Sweep, sweep, Cause, default);

        var groups = await Faults.ListGroups(default);

        Assert.Equal(3, groups.Count);
        Assert.Contains(new FaultedGroup(WorkKind.Backtest, BacktestPriority.Normal, Cause, 2, Time.Now.AddMinutes(-1), Time.Now), groups);
        Assert.Contains(groups, group => group is { Kind: WorkKind.Backtest, Cause: "No bars.", Count: 1 });
        Assert.Contains(groups, group => group is { Kind: WorkKind.Sweep, Cause: Cause, Count: 1 });
    }

    [Fact]
    public async Task A_group_lists_its_work_with_history()
    {
        var id = await Accept(Request("a") with { Name = "trend" });
        await Backtests.MarkPublished([id], default);
        await Park(id);

        var work = Assert.Single(await Faults.List((await Faults.FindGroup(id, default))!, 10, default));

        Assert.Equal((id, "trend", Cause), (work.Id, work.Name, work.Cause));
        Assert.Equal([new FaultEntry(Time.Now, 1, Cause)], work.History);
    }

    [Fact]
    public async Task Parking_again_or_what_is_finished_or_unknown_changes_nothing()
    {
        var (parked, finished) = (await Accept("a"), await Accept("b"));
        await Park(parked);
        await Backtests.KeepFirstOutcome(finished, Outcomes.Success(), default);
        var revision = await Backtests.FindRevision(parked, default);

        Assert.False(await Park(parked));
        Assert.False(await Park(finished));
        Assert.False(await Park(Guid.CreateVersion7()));

        Assert.Equal(revision, await Backtests.FindRevision(parked, default));
        Assert.Single(await Faults.ReadHistory(parked, default));
        Assert.Empty(await Faults.ReadHistory(finished, default));
    }

    [Fact]
    public async Task Requeued_work_is_due_with_all_its_attempts_before_it()
    {
        var (backtest, sweep) = (await Accept("a"), await AcceptSweep("b"));
        await Backtests.MarkPublished([backtest], default);
        await Backtests.MarkRunning(backtest, Time.Now, default);
        await Park(backtest);
        await Faults.Park(WorkKind.Sweep, sweep, Cause, default);

        var count = await Faults.Requeue([backtest, sweep, Guid.CreateVersion7()], "Requeued by op.", default);

        var due = await Backtests.Find(backtest, default);
        Assert.Equal(2, count);
        Assert.Equal((BacktestStatus.Queued, 0, null, null), (due!.Status, due.Attempts, due.StartedAt, due.Message));
        Assert.Equal([backtest], await ListDue());
        Assert.Equal([sweep], (await Sweeps.ListUnpublished(default)).Select(due => due.Id));
        Assert.Empty(await Faults.ListGroups(default));
        Assert.Equal("Requeued by op.", (await Faults.ReadHistory(backtest, default))[^1].Cause);
    }

    [Fact]
    public async Task Discarded_work_ends_as_an_error_without_a_verdict()
    {
        var (backtest, sweep) = (await Accept("a"), await AcceptSweep("b"));
        await Park(backtest);
        await Faults.Park(WorkKind.Sweep, sweep, Cause, default);

        var count = await Faults.Discard([backtest, sweep], "Discarded by op.", default);

        var ended = await Backtests.Find(backtest, default);
        var endedSweep = await Sweeps.Find(sweep, default);
        Assert.Equal(2, count);
        Assert.Equal(
            (BacktestStatus.Error, DisqualificationReason.Discarded, "Discarded by op.", Time.Now, null),
            (ended!.Status, ended.ReasonCode, ended.Message, ended.FinishedAt, ended.Verdict));
        Assert.Equal((SweepStatus.Error, DisqualificationReason.Discarded), (endedSweep!.Status, endedSweep.Disqualification!.Reason));
        Assert.Equal(0, await Faults.Discard([backtest, sweep], "Again.", default));
    }

    [Fact]
    public async Task What_was_discarded_answers_no_repeated_request()
    {
        var id = await Accept("a");
        await Park(id);
        await Faults.Discard([id], "Discarded.", default);

        Assert.NotEqual(id, await Accept("a"));
    }

    [Fact]
    public async Task A_batch_counts_what_is_parked_and_ends_when_that_is_discarded()
    {
        var batch = Guid.CreateVersion7();
        var items = await Batches.Deliver(
            new BatchDelivery { BatchId = batch, Entries = [BatchEntry.Valid(Request("a"), rerun: false, barsHash: Outcomes.BarsHash)] }, default);
        var id = items[0].BacktestId!.Value;
        await Park(id);

        var parked = (await Batches.FindProgress(batch, 0, 10, default))!;
        await Faults.Discard([id], "Discarded.", default);
        var ended = (await Batches.FindProgress(batch, 0, 10, default))!;

        Assert.Equal(new BatchStatusCounts(0, 0, 0, 0, 0, 0, Cancelled: 0, Faulted: 1), parked.Statuses);
        Assert.False(parked.Batch.IsTerminal);
        Assert.Equal(new BatchStatusCounts(0, 0, 0, 0, Error: 1, Rejected: 0, Cancelled: 0, Faulted: 0), ended.Statuses);
        Assert.True(ended.Batch.IsTerminal);
    }

    [Fact]
    public async Task States_tell_what_is_unknown_finished_and_parked()
    {
        var (parked, finished, unknown) = (await Accept("a"), await Accept("b"), Guid.CreateVersion7());
        await Park(parked);
        await Backtests.KeepFirstOutcome(finished, Outcomes.Success(), default);

        var states = await Faults.FindStates([parked, finished, unknown], default);

        Assert.Equal(new WorkState(WorkKind.Backtest, null, IsFinished: false, IsFaulted: true), states[parked]);
        Assert.Equal(new WorkState(WorkKind.Backtest, null, IsFinished: true, IsFaulted: false), states[finished]);
        Assert.False(states.ContainsKey(unknown));
    }

    [Fact]
    public void Causes_that_differ_in_ids_and_layout_are_the_same()
    {
        var first = FaultCause.Of($"Backtest {Guid.NewGuid()}\n  failed.");
        var second = FaultCause.Of($"Backtest {Guid.NewGuid():N} failed. ");

        Assert.Equal("Backtest … failed.", first);
        Assert.Equal(first, second);
        Assert.Equal(FaultCause.MaxLength, FaultCause.Of(new string('x', 10_000)).Length);
    }

    private Task<bool> Park(Guid id, string cause = Cause) => Faults.Park(WorkKind.Backtest, id, cause, default);
}
