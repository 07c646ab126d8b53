using Sentinel.Core.Sweeps;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class CancelSweepTests : SweepTest
{
    [Fact]
    public async Task A_cancelled_sweep_has_ended_keeps_its_points_and_takes_no_more()
    {
        var id = await AcceptAndBegin("a");
        await Keep(id, 0, 1);

        var isCancelled = await Sweeps.Cancel(id, default);
        await Keep(id, 2);

        var sweep = (await Sweeps.Find(id, default))!;
        Assert.True(isCancelled);
        Assert.Equal((SweepStatus.Cancelled, true, 2, Time.Now), (sweep.Status, sweep.IsTerminal, sweep.FinishedPoints, sweep.FinishedAt));
        Assert.Equal(2, (await Sweeps.ReadPoints(id, [0, 1, 2], default)).Count);
        Assert.Empty(await Sweeps.ListUnpublished(default));
    }

    [Fact]
    public async Task Cancelling_again_or_what_is_finished_or_unknown_changes_nothing()
    {
        var (finished, cancelled) = (await AcceptAndBegin("a"), await AcceptAndBegin("b"));
        await Keep(finished, 0, 1, 2, 3, 4, 5);
        await Sweeps.Cancel(cancelled, default);

        Assert.False(await Sweeps.Cancel(finished, default));
        Assert.False(await Sweeps.Cancel(cancelled, default));
        Assert.False(await Sweeps.Cancel(Guid.Empty, default));
        Assert.Equal(SweepStatus.Success, (await Sweeps.Find(finished, default))!.Status);
    }

    [Fact]
    public async Task A_cancelled_sweep_answers_no_repeat()
    {
        var cancelled = await AcceptSweep("a");
        await Sweeps.Cancel(cancelled, default);

        Assert.NotEqual(cancelled, await AcceptSweep("a"));
    }
}
