using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class PausedQueueTests : StorageTest
{
    [Fact]
    public async Task A_queue_stays_paused_as_it_was_paused_first()
    {
        Assert.Equal(["backtests.bulk"], await Pause("backtests.bulk"));
        Assert.Empty(await Pause("sentinel.backtests.bulk"));

        Assert.Equal(new QueuePause("backtests.bulk", Time.Now, "ann", "upgrade"), Assert.Single(await Storage.Queues.ListPaused(default)));
    }

    [Fact]
    public async Task All_backtests_are_paused_by_one_name_and_go_on_by_another()
    {
        await Pause("backtests");

        Assert.Equal(["backtests.high"], await Storage.Queues.Unpause(WorkQueue.Named("backtests.high"), default));
        Assert.Equal(["backtests.bulk", "backtests.normal"], (await Storage.Queues.ListPaused(default)).Select(pause => pause.Name));
    }

    [Fact]
    public async Task What_waits_in_a_paused_queue_is_not_due_and_is_due_again_once_it_goes_on()
    {
        var id = await Accept("a");
        await Pause("backtests.normal");
        Assert.Empty(await ListDue());

        await Storage.Queues.Unpause(WorkQueue.Named("backtests.normal"), default);

        Assert.Equal([id], await ListDue());
    }

    [Fact]
    public async Task What_waits_in_another_queue_is_due()
    {
        var id = await Accept("a");

        await Pause("backtests.bulk");

        Assert.Equal([id], await ListDue());
    }

    [Fact]
    public async Task A_command_that_is_given_back_counts_as_no_attempt()
    {
        var id = await Accept("a");
        await Backtests.MarkPublished([id], default);
        await Pause("backtests");

        Assert.True(await Storage.Queues.GiveBackBacktest(id, default));
        Assert.True(await Storage.Queues.GiveBackBacktest(id, default));
        await Storage.Queues.Unpause(WorkQueue.Named("backtests"), default);

        var given = await Backtests.Find(id, default);
        Assert.Equal([id], await ListDue());
        Assert.Equal((BacktestStatus.Queued, 0), (given!.Status, given.Attempts));
    }

    [Fact]
    public async Task A_command_that_was_given_back_before_it_was_marked_is_not_marked()
    {
        var id = await Accept("a");
        await Pause("backtests");
        await Storage.Queues.GiveBackBacktest(id, default);

        await Backtests.MarkPublished([id], default);
        await Storage.Queues.Unpause(WorkQueue.Named("backtests"), default);

        Assert.Equal([id], await ListDue());
    }

    [Fact]
    public async Task What_is_finished_or_whose_queue_goes_on_is_not_given_back()
    {
        var (going, finished) = (await Accept("a"), await Accept("b"));
        await Backtests.KeepFirstOutcome(finished, Outcomes.Success(), default);
        Assert.False(await Storage.Queues.GiveBackBacktest(going, default));

        await Pause("backtests");

        Assert.False(await Storage.Queues.GiveBackBacktest(finished, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sentinel.")]
    [InlineData("backtests.")]
    [InlineData("BACKTESTS")]
    public void Another_name_is_that_of_no_queue(string name) => Assert.Empty(WorkQueue.Named(name));

    private Task<IReadOnlyList<string>> Pause(string name) => Storage.Queues.Pause(WorkQueue.Named(name), "ann", "upgrade", default);
}
