using Sentinel.Api.Intake;
using Sentinel.Core.Backtests;
using Xunit;

namespace Sentinel.Api.Tests.Intake;

public sealed class BacklogTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Backlog backlog = new(most: 100);

    [Fact]
    public void It_is_full_once_as_many_are_unfinished_as_may_be()
    {
        backlog.Reconcile(new BacklogCount(Accepted: 1_099, Unfinished: 99), Second);
        Assert.False(backlog.IsFull);

        backlog.Add(1);

        Assert.True(backlog.IsFull);
    }

    [Fact]
    public void What_the_store_says_counts()
    {
        backlog.Add(500);

        backlog.Reconcile(new BacklogCount(Accepted: 500, Unfinished: 40), Second);

        Assert.Equal((40, false), (backlog.Unfinished, backlog.IsFull));
    }

    [Fact]
    public void What_was_cancelled_is_gone_and_makes_nobody_faster()
    {
        backlog.Reconcile(new BacklogCount(Accepted: 100, Unfinished: 100), Second);
        backlog.Remove(50);
        Assert.False(backlog.IsFull);

        backlog.Reconcile(new BacklogCount(Accepted: 100, Unfinished: 40), Second);

        Assert.Equal(0.1, backlog.SecondsFor(1));
    }

    [Fact]
    public void Time_in_which_nothing_waited_says_nothing_about_the_rate()
    {
        backlog.Reconcile(new BacklogCount(Accepted: 10, Unfinished: 0), Second);
        backlog.Reconcile(new BacklogCount(Accepted: 11, Unfinished: 1), Second);
        Assert.Null(backlog.SecondsFor(1));

        backlog.Reconcile(new BacklogCount(Accepted: 31, Unfinished: 1), Second);

        Assert.Equal(0.05, backlog.SecondsFor(1));
    }

    [Theory]
    [InlineData(101, 1, 2)]
    [InlineData(109, 1, 10)]
    [InlineData(100, 50, 1)]
    [InlineData(9_000, 1, 300)]
    [InlineData(100, 0, 60)]
    public void Whoever_is_sent_away_is_told_when_there_may_be_room(int unfinished, int perSecond, int expected)
    {
        backlog.Reconcile(new BacklogCount(Accepted: 10_000, unfinished + perSecond), Second);
        backlog.Reconcile(new BacklogCount(Accepted: 10_000, unfinished), Second);

        Assert.Equal(expected, backlog.RetryAfterSeconds);
    }

    [Fact]
    public void Points_that_were_accepted_here_and_are_gone_from_the_store_have_ended()
    {
        var points = new PointBacklog(most: 1_000);
        points.Accept(1_000);
        points.Reconcile(inStore: 1_000, Second);
        Assert.True(points.IsFull);
        points.Accept(200);

        points.Reconcile(inStore: 1_100, Second);

        Assert.Equal((1_100, 0.01, 2), (points.Unfinished, points.SecondsFor(1), points.RetryAfterSeconds));
    }
}
