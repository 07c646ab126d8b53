using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>No state is without an end: what was dispatched and brings no outcome is dispatched again, and parked in the end.</summary>
public sealed class LostWorkTests : SweepTest
{
    private const int MaxAttempts = 3;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task What_was_taken_and_brings_no_outcome_is_dispatched_again_and_parked_when_its_attempts_are_used_up()
    {
        var id = await Accept("a");
        await TakeAndLose(id);
        await TakeAndLose(id);
        await TakeAndLose(id);

        var parked = await Backtests.Find(id, default);
        var history = await Faults.ReadHistory(id, default);

        Assert.Equal((BacktestStatus.Faulted, 3), (parked!.Status, parked.Attempts));
        Assert.Equal("Dispatched 3 times without an outcome.", parked.Message);
        Assert.False(parked.IsTerminal);
        Assert.Null(parked.FinishedAt);
        Assert.Equal([1, 2, 3], history.Select(entry => entry.Attempt));
        Assert.Equal("No outcome came in time; dispatched again.", history[0].Cause);
        Assert.Equal(parked.Message, history[2].Cause);
        Assert.Equal(Time.Now, history[2].At);
    }

    [Fact]
    public async Task What_is_parked_is_not_dispatched_again_by_itself()
    {
        var id = await Accept("a");
        await TakeAndLose(id);
        await TakeAndLose(id);
        await TakeAndLose(id);

        Assert.Equal(0, await Backtests.RequeueLost(Time.Now, [], default));
        Assert.Equal(0, await Backtests.RequeueUnfinished(default));
        await Backtests.MarkRunning(id, Time.Now, default);

        Assert.Empty(await ListDue());
        Assert.Equal(BacktestStatus.Faulted, (await Backtests.Find(id, default))!.Status);
    }

    [Fact]
    public async Task A_backlog_that_waits_while_no_worker_is_there_uses_up_no_attempts()
    {
        var id = await Accept("a");
        for (var look = 0; look < 10; look++) await WaitInVain(id);

        Assert.Empty(await Backtests.ParkLost(Time.Now, MaxAttempts, default));
        Assert.Empty(await Faults.ReadHistory(id, default));
        Assert.Equal(0, (await Backtests.Find(id, default))!.Attempts);
    }

    [Fact]
    public async Task A_backlog_that_is_still_in_its_queue_is_left_alone_while_nothing_moves()
    {
        var (first, second) = (await Accept("a"), await Accept("b"));
        await Backtests.MarkPublished([first, second], default);
        Time.Now += 2 * Deadline;

        var standing = await Backtests.CountStandingStill(Time.Now - Deadline, default);

        Assert.Equal(2, standing[BacktestPriority.Normal]);
        Assert.Equal(0, await Backtests.RequeueLost(Time.Now - Deadline, [BacktestPriority.Normal], default));
        Assert.Equal(2, await Backtests.RequeueLost(Time.Now - Deadline, [BacktestPriority.Bulk], default));
    }

    [Fact]
    public async Task What_was_taken_is_lost_although_the_others_are_still_in_their_queue()
    {
        var (taken, waiting) = (await Accept("a"), await Accept("b"));
        await Backtests.MarkPublished([taken, waiting], default);
        await Backtests.MarkRunning(taken, Time.Now, default);
        Time.Now += 2 * Deadline;

        Assert.Equal(1, (await Backtests.CountStandingStill(Time.Now - Deadline, default))[BacktestPriority.Normal]);
        Assert.Equal(1, await Backtests.RequeueLost(Time.Now - Deadline, [BacktestPriority.Normal], default));
        Assert.Equal([taken], await ListDue());
    }

    [Fact]
    public async Task What_moves_does_not_stand_still()
    {
        var id = await Accept("a");
        await Backtests.MarkPublished([id], default);
        await Backtests.MarkRunning(id, Time.Now, default);

        Assert.False((await Backtests.CountStandingStill(Time.Now - Deadline, default)).ContainsKey(BacktestPriority.Normal));
    }

    [Fact]
    public async Task Sweeps_that_are_still_in_their_queue_are_left_alone_while_nothing_moves_and_use_up_no_attempt()
    {
        var id = await AcceptAndBegin("a");
        await Sweeps.MarkPublished(id, default);
        await Keep(id, 0);
        Time.Now += 2 * Deadline;

        Assert.Equal(2, await Sweeps.CountStandingStill(Time.Now - Deadline, pointsPerCommand: 4, default)); // five points are left
        Assert.Empty(await Sweeps.ParkLost(Time.Now - Deadline, areStillQueued: true, maxAttempts: 1, default));
        Assert.Equal(0, await Sweeps.RequeueLost(Time.Now - Deadline, areStillQueued: true, default));
        Assert.Equal(1, await Sweeps.RequeueLost(Time.Now - Deadline, areStillQueued: false, default));
    }

    [Fact]
    public async Task What_was_taken_lately_is_not_lost_although_it_waited_long()
    {
        var (first, second) = (await Accept("a"), await Accept("b"));
        await Backtests.MarkPublished([first], default);
        Time.Now += TimeSpan.FromSeconds(1);
        await Backtests.MarkPublished([second], default);
        Time.Now += 2 * Deadline;
        await Backtests.MarkRunning(first, Time.Now, default);
        await Backtests.MarkRunning(second, Time.Now, default);

        Assert.Equal(0, await Backtests.RequeueLost(Time.Now - Deadline, [], default));
    }

    [Fact]
    public async Task A_restart_of_the_embedded_process_uses_up_an_attempt_only_of_what_was_being_run()
    {
        var (running, queued) = (await Accept("a"), await Accept("b"));
        await Backtests.MarkPublished([running, queued], default);
        await Backtests.MarkRunning(running, Time.Now, default);

        await Backtests.RequeueUnfinished(default);

        Assert.Equal(1, (await Backtests.Find(running, default))!.Attempts);
        Assert.Equal("The process ended that ran it; dispatched again.", Assert.Single(await Faults.ReadHistory(running, default)).Cause);
        Assert.Equal(0, (await Backtests.Find(queued, default))!.Attempts);
        Assert.Empty(await Faults.ReadHistory(queued, default));
    }

    [Fact]
    public async Task An_outcome_that_comes_after_all_ends_what_is_parked()
    {
        var id = await Accept("a");
        await TakeAndLose(id);
        await TakeAndLose(id);
        await TakeAndLose(id);

        var finished = await Backtests.KeepFirstOutcome(id, Outcomes.Success(), default);

        Assert.Equal(BacktestStatus.Success, finished.Status);
        Assert.Null(finished.Message);
        Assert.Empty(await Faults.ListGroups(default));
    }

    [Fact]
    public async Task A_sweep_without_progress_is_parked_when_its_attempts_are_used_up()
    {
        var id = await AcceptAndBegin("a");
        await Keep(id, 0);
        await LoseSweep(id);
        await LoseSweep(id);
        await LoseSweep(id);

        var parked = await Sweeps.Find(id, default);

        Assert.Equal((SweepStatus.Faulted, "Dispatched 3 times without progress."), (parked!.Status, parked.Message));
        Assert.Equal([1, 2, 3], (await Faults.ReadHistory(id, default)).Select(entry => entry.Attempt));
        Assert.Equal(0, await Sweeps.RequeueLost(Time.Now, areStillQueued: false, default));
    }

    [Fact]
    public async Task A_parked_sweep_keeps_points_that_come_after_all_and_ends_with_the_last()
    {
        var id = await AcceptAndBegin("a");
        await Faults.Park(Core.Faults.WorkKind.Sweep, id, "cause", default);

        Assert.Equal(SweepStatus.Faulted, (await Keep(id, 0)).Status);
        Assert.Equal(SweepStatus.Success, (await Keep(id, 1, 2, 3, 4, 5)).Status);
    }

    private async Task TakeAndLose(Guid id)
    {
        await Backtests.MarkPublished([id], default);
        await Backtests.MarkRunning(id, Time.Now, default);
        await WaitForDeadline();
    }

    private async Task WaitInVain(Guid id)
    {
        await Backtests.MarkPublished([id], default);
        await WaitForDeadline();
    }

    private async Task WaitForDeadline()
    {
        Time.Now += 2 * Deadline;
        await Backtests.ParkLost(Time.Now - Deadline, MaxAttempts, default);
        await Backtests.RequeueLost(Time.Now - Deadline, [], default);
    }

    private async Task LoseSweep(Guid id)
    {
        await Sweeps.MarkPublished(id, default);
        Time.Now += 2 * Deadline;
        await Sweeps.ParkLost(Time.Now - Deadline, areStillQueued: false, MaxAttempts, default);
        await Sweeps.RequeueLost(Time.Now - Deadline, areStillQueued: false, default);
    }
}
