using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class PublishingTests : StorageTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Accepted_backtests_are_due_for_publishing_oldest_first()
    {
        var ids = await AcceptAMinuteApart("a", "b", "c");

        Assert.Equal(ids, await ListDue());
        Assert.Equal(ids[..2], await ListDue(2));
    }

    [Fact]
    public async Task What_is_due_is_listed_by_priority_so_that_none_waits_behind_another()
    {
        var bulk = await Accept(Request("a") with { Priority = BacktestPriority.Bulk });
        var normal = await Accept(Request("b") with { Name = "b" });

        Assert.Equal([new DueBacktest(normal, "b", Attempt: 1)], await Backtests.ListUnpublished(BacktestPriority.Normal, 1, default));
        Assert.Equal([new DueBacktest(bulk, null, Attempt: 1)], await Backtests.ListUnpublished(BacktestPriority.Bulk, 1, default));
        Assert.Empty(await Backtests.ListUnpublished(BacktestPriority.High, 1, default));
    }

    [Fact]
    public async Task What_is_due_again_says_the_how_manieth_attempt_it_is()
    {
        var id = await Accept("a");
        await Backtests.MarkPublished([id], default);
        await Backtests.MarkRunning(id, Time.Now, default);
        await Backtests.RequeueUnfinished(default);

        Assert.Equal(2, Assert.Single(await Backtests.ListUnpublished(BacktestPriority.Normal, 10, default)).Attempt);
    }

    [Fact]
    public async Task Published_and_finished_backtests_are_not_due()
    {
        var ids = await AcceptAMinuteApart("a", "b", "c");
        await Backtests.MarkPublished([ids[0]], default);
        await Backtests.KeepFirstOutcome(ids[1], Outcomes.Success(), default);

        Assert.Equal([ids[2]], await ListDue());
    }

    [Fact]
    public async Task Publishing_does_not_change_what_a_caller_sees()
    {
        var id = await Accept("a");

        await Backtests.MarkPublished([id], default);

        Assert.Equal(1, await Backtests.FindRevision(id, default));
    }

    [Fact]
    public async Task After_a_restart_every_unfinished_backtest_is_queued_again()
    {
        var ids = await AcceptAMinuteApart("a", "b", "c");
        await Backtests.MarkPublished(ids, default);
        await Backtests.MarkRunning(ids[0], Time.Now, default);
        await Backtests.KeepFirstOutcome(ids[1], Outcomes.Success(), default);

        var requeued = await Backtests.RequeueUnfinished(default);

        var taken = await Backtests.Find(ids[0], default);
        Assert.Equal(2, requeued);
        Assert.Equal([ids[0], ids[2]], await ListDue());
        Assert.Equal((BacktestStatus.Queued, null, 3L), (taken!.Status, taken.StartedAt, taken.Revision));
    }

    [Fact]
    public async Task A_command_that_was_published_lately_is_not_lost()
    {
        var id = await Accept("a");
        await Backtests.MarkPublished([id], default);

        Assert.Equal(0, await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default));
    }

    [Fact]
    public async Task When_nothing_is_taken_or_finished_any_more_all_older_commands_are_lost()
    {
        var ids = await PublishAMinuteApart("a", "b", "c");
        await Backtests.MarkRunning(ids[0], Time.Now, default);

        var requeued = await Backtests.RequeueLost(publishedBefore: Time.Now + Minute, stillQueued: [], default);

        Assert.Equal(3, requeued);
        Assert.Equal(ids, await ListDue());
    }

    [Fact]
    public async Task A_command_that_waits_behind_others_that_are_taken_is_not_lost()
    {
        var ids = await PublishAMinuteApart("a", "b", "c");
        Time.Now += Minute;
        await Backtests.MarkRunning(ids[0], Time.Now, default);

        Assert.Equal(0, await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default));
    }

    [Fact]
    public async Task A_command_that_a_later_one_has_overtaken_is_lost()
    {
        var ids = await PublishAMinuteApart("a", "b", "c");
        Time.Now += Minute;
        await Backtests.MarkRunning(ids[1], Time.Now, default);

        var requeued = await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default);

        Assert.Equal(1, requeued);
        Assert.Equal([ids[0]], await ListDue());
    }

    [Fact]
    public async Task A_long_run_that_ended_lately_shows_that_workers_are_alive()
    {
        var ids = await PublishAMinuteApart("a", "b");
        var outcome = Outcomes.Success() with { StartedAt = Time.Now - Minute, FinishedAt = Time.Now + Minute };
        await Backtests.KeepFirstOutcome(ids[0], outcome, default);

        Assert.Equal(0, await Backtests.RequeueLost(publishedBefore: Time.Now + Minute, stillQueued: [], default));
    }

    [Fact]
    public async Task A_command_that_was_taken_lately_is_not_lost_although_a_later_one_was_taken_too()
    {
        var ids = await PublishAMinuteApart("a", "b");
        Time.Now += Minute;
        await Backtests.MarkRunning(ids[0], Time.Now, default);
        await Backtests.MarkRunning(ids[1], Time.Now, default);

        Assert.Equal(0, await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default));
    }

    [Fact]
    public async Task A_command_that_one_of_another_priority_has_overtaken_is_not_lost()
    {
        var (bulk, later) = (await Publish(BacktestPriority.Bulk, "a"), await Publish(BacktestPriority.Bulk, "b"));
        var normal = await Publish(BacktestPriority.Normal, "c");
        await Backtests.MarkRunning(normal, Time.Now, default);
        await Backtests.MarkRunning(bulk, Time.Now, default);

        Assert.Equal(0, await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default));
        Assert.Empty(await ListDue(priority: BacktestPriority.Bulk));
        Assert.Equal(BacktestStatus.Queued, (await Backtests.Find(later, default))!.Status);
    }

    [Fact]
    public async Task When_nothing_of_a_priority_moves_any_more_its_commands_are_lost_whatever_moves_in_another()
    {
        var bulk = await Publish(BacktestPriority.Bulk, "a");
        var normal = await Publish(BacktestPriority.Normal, "b");
        await Backtests.MarkRunning(normal, Time.Now, default);

        Assert.Equal(1, await Backtests.RequeueLost(publishedBefore: Time.Now, stillQueued: [], default));
        Assert.Equal([bulk], await ListDue(priority: BacktestPriority.Bulk));
        Assert.Empty(await ListDue());
    }

    private async Task<Guid> Publish(BacktestPriority priority, string code)
    {
        var id = await Accept(Request(code) with { Priority = priority });
        await Backtests.MarkPublished([id], default);
        Time.Now += Minute;
        return id;
    }

    private async Task<Guid[]> AcceptAMinuteApart(params string[] codes)
    {
        var ids = new List<Guid>();
        foreach (var code in codes)
        {
            ids.Add(await Accept(code));
            Time.Now += Minute;
        }

        return [.. ids];
    }

    private async Task<Guid[]> PublishAMinuteApart(params string[] codes)
    {
        var ids = await AcceptAMinuteApart(codes);
        foreach (var id in ids)
        {
            await Backtests.MarkPublished([id], default);
            Time.Now += Minute;
        }

        return ids;
    }
}
