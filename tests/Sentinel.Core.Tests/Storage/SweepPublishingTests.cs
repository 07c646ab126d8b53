using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class SweepPublishingTests : SweepTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Accepted_sweeps_are_due_until_they_are_published()
    {
        var (first, second) = (await AcceptSweep("a"), await AcceptSweep("b"));

        await Sweeps.MarkPublished(first, default);

        Assert.Equal([new DueSweep(second, 6, null, BacktestPriority.Normal, Attempt: 1)], await Sweeps.ListUnpublished(default));
    }

    [Fact]
    public async Task While_sweeps_are_paused_their_commands_are_given_back_and_none_is_due()
    {
        var id = await AcceptAndBegin("a");
        await Sweeps.MarkPublished(id, default);
        Assert.False(await Storage.Queues.GiveBackSweep(id, default));
        await Storage.Queues.Pause([WorkQueue.Sweeps], null, null, default);

        Assert.True(await Storage.Queues.GiveBackSweep(id, default));
        Assert.True(await Storage.Queues.GiveBackSweep(id, default));
        Assert.Empty(await Sweeps.ListUnpublished(default));
        await Storage.Queues.Unpause([WorkQueue.Sweeps], default);

        Assert.Equal([id], (await Sweeps.ListUnpublished(default)).Select(due => due.Id));
    }

    [Fact]
    public async Task After_a_restart_every_unfinished_sweep_is_due_again()
    {
        var (running, finished) = (await AcceptAndBegin("a"), await AcceptAndBegin("b"));
        await Sweeps.MarkPublished(running, default);
        await Sweeps.MarkPublished(finished, default);
        await Keep(running, 0);
        await Keep(finished, 0, 1, 2, 3, 4, 5);

        var requeued = await Sweeps.RequeueUnfinished(default);

        Assert.Equal(1, requeued);
        Assert.Equal([new DueSweep(running, 6, null, BacktestPriority.Normal, Attempt: 2)], await Sweeps.ListUnpublished(default));
    }

    [Fact]
    public async Task A_sweep_is_lost_once_nothing_moves()
    {
        var id = await AcceptSweep("a");
        await Sweeps.MarkPublished(id, default);

        Assert.Equal(0, await Sweeps.RequeueLost(Time.Now, areStillQueued: false, default));
        Time.Now += Minute;
        Assert.Equal(1, await Sweeps.RequeueLost(Time.Now, areStillQueued: false, default));
    }

    [Fact]
    public async Task A_sweep_that_waits_behind_a_running_one_is_not_lost()
    {
        var running = await AcceptAndBegin("a");
        await Sweeps.MarkPublished(running, default);
        Time.Now += Minute;
        var waiting = await AcceptSweep("b");
        await Sweeps.MarkPublished(waiting, default);
        Time.Now += Minute;
        await Keep(running, 0);

        Assert.Equal(0, await Sweeps.RequeueLost(Time.Now, areStillQueued: false, default));
    }

    [Fact]
    public async Task A_sweep_that_a_later_one_has_overtaken_is_lost()
    {
        var lost = await AcceptAndBegin("a");
        await Sweeps.MarkPublished(lost, default);
        await Keep(lost, 0);
        Time.Now += Minute;
        var later = await AcceptAndBegin("b");
        await Sweeps.MarkPublished(later, default);
        await Keep(later, 0);
        Time.Now += Minute;
        await Keep(later, 1);

        Assert.Equal(1, await Sweeps.RequeueLost(Time.Now, areStillQueued: false, default));
        Assert.Equal([new DueSweep(lost, 6, null, BacktestPriority.Normal, Attempt: 2)], await Sweeps.ListUnpublished(default));
    }
}
