using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

public sealed class WaitingStrategiesTests : IDisposable
{
    private readonly WaitingStrategies waiting = new(new SandboxOptions().WeightOf);

    public void Dispose() => waiting.Dispose();

    [Fact]
    public void Strategies_of_one_priority_go_in_the_order_in_which_they_came()
    {
        var jobs = Add(BacktestPriority.Bulk, 100);

        Assert.Equal(jobs, Take(100));
    }

    [Fact]
    public void One_of_normal_priority_goes_at_once_however_many_of_bulk_came_before()
    {
        Add(BacktestPriority.Bulk, 1_000);
        Take(100);
        Add(BacktestPriority.Normal, 1);

        Assert.Equal(BacktestPriority.Normal, Assert.Single(Take(1)).Priority);
    }

    [Fact]
    public void Where_all_wait_turns_are_shared_by_weight()
    {
        AddAll(200);

        var priorities = Take(210).Select(job => job.Priority).ToLookup(priority => priority);

        Assert.Equal((160, 40, 10), (
            priorities[BacktestPriority.High].Count(), priorities[BacktestPriority.Normal].Count(), priorities[BacktestPriority.Bulk].Count()));
    }

    [Theory]
    [InlineData(BacktestPriority.High, 2)]
    [InlineData(BacktestPriority.Normal, 7)]
    [InlineData(BacktestPriority.Bulk, 21)]
    public void A_line_in_which_somebody_waits_is_not_passed_over_for_long(BacktestPriority priority, int mostTurns)
    {
        AddAll(420);

        var turns = Take(420).Select((job, turn) => (job, turn)).Where(taken => taken.job.Priority == priority).Select(taken => taken.turn).ToList();

        Assert.All(turns.Zip(turns.Skip(1), (turn, next) => next - turn), distance => Assert.InRange(distance, 1, mostTurns));
    }

    [Fact]
    public void Bulk_is_not_starved_by_urgent_ones_that_come_as_fast_as_they_are_taken()
    {
        Add(BacktestPriority.Bulk, 100);

        var taken = Enumerable.Range(0, 170).SelectMany(_ =>
        {
            Add(BacktestPriority.High, 1);
            return Take(1);
        });

        Assert.InRange(taken.Count(job => job.Priority is BacktestPriority.Bulk), 9, 11);
    }

    [Fact]
    public void Who_waited_alone_has_no_turns_saved_up()
    {
        Add(BacktestPriority.High, 500);
        Take(400);
        Add(BacktestPriority.Bulk, 100);

        Assert.Equal(1, Take(17).Count(job => job.Priority is BacktestPriority.Bulk));
    }

    [Fact]
    public void Who_has_no_runner_for_the_first_takes_the_next_and_the_first_goes_as_soon_as_somebody_has()
    {
        var jobs = Add(BacktestPriority.Normal, 3);

        Assert.True(waiting.TryTake(job => job != jobs[0], out var second));
        Assert.Same(jobs[1], second);
        Assert.Equal([jobs[0], jobs[2]], Take(2));
    }

    [Fact]
    public void A_line_that_is_passed_over_neither_gains_nor_pays()
    {
        AddAll(200);

        var others = Enumerable.Range(0, 100).Select(_ =>
        {
            Assert.True(waiting.TryTake(job => job.Priority is not BacktestPriority.Normal, out var job));
            return job.Priority;
        }).ToLookup(priority => priority);
        var turns = Take(21).Select(job => job.Priority).ToLookup(priority => priority);

        Assert.Equal((94, 6), (others[BacktestPriority.High].Count(), others[BacktestPriority.Bulk].Count()));
        Assert.Equal((16, 4, 1), (turns[BacktestPriority.High].Count(), turns[BacktestPriority.Normal].Count(), turns[BacktestPriority.Bulk].Count()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_waits_looks_again_when_a_runner_for_what_was_passed_over_stands_by()
    {
        var job = Add(BacktestPriority.Normal, 1)[0];
        var hasOne = false;
        var asked = 0;
        var taking = Task.Run(() => waiting.Take(static _ => false, _ => Interlocked.Increment(ref asked) > 0 && Volatile.Read(ref hasOne), CancellationToken.None));
        await Eventually.Holds(() => Volatile.Read(ref asked) > 0);

        Volatile.Write(ref hasOne, true);
        waiting.LookAgain();

        Assert.Same(job, await taking);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_would_have_to_make_an_effort_leaves_it_to_somebody_who_waits_and_need_not()
    {
        var nobodys = Add(BacktestPriority.Normal, 1)[0]; // by it one sees who waits
        var asked = 0;
        using var giveUp = new CancellationTokenSource();
        var toiling = Task.Run(() => waiting.Take(_ => Interlocked.Increment(ref asked) < 0, job => job != nobodys, giveUp.Token));
        await Eventually.Holds(() => Volatile.Read(ref asked) > 0);

        for (var i = 0; i < 50; i++) // whoever of the two happens to be woken first
        {
            var waits = false;
            var taking = Task.Run(() => waiting.Take(
                job => { Volatile.Write(ref waits, true); return job != nobodys; }, static _ => false, CancellationToken.None));
            await Eventually.Holds(() => Volatile.Read(ref waits));

            var job = Add(BacktestPriority.Normal, 1)[0];

            Assert.Same(job, await taking);
        }

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => toiling);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_waits_for_what_suits_can_give_up()
    {
        Add(BacktestPriority.Normal, 1);
        using var giveUp = new CancellationTokenSource();
        var taking = Task.Run(() => waiting.Take(static _ => false, static _ => false, giveUp.Token));

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
        Assert.Single(Take(1));
    }

    [Fact]
    public void Nobody_is_taken_where_nobody_waits()
    {
        Assert.False(waiting.TryTake(out _));

        Add(BacktestPriority.Normal, 1);
        Take(1);

        Assert.False(waiting.TryTake(out _));
    }

    [Fact]
    public async Task All_that_wait_are_given_up_in_the_end_and_so_is_whoever_comes_later()
    {
        var before = Add(BacktestPriority.Bulk, 1)[0];
        waiting.Dispose();
        var after = Add(BacktestPriority.High, 1)[0];

        await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => before.Outcome);
        await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => after.Outcome);
    }

    private void AddAll(int each)
    {
        foreach (var priority in Enum.GetValues<BacktestPriority>()) Add(priority, each);
    }

    private List<StrategyJob> Add(BacktestPriority priority, int number)
    {
        var run = new StrategyRun("", SandboxHost.Prices, Parameters.None, priority);
        var jobs = Enumerable.Range(0, number).Select(_ => new StrategyJob(run, TimeSpan.FromSeconds(10), NullLogger.Instance, CancellationToken.None)).ToList();
        jobs.ForEach(waiting.Add);
        return jobs;
    }

    private List<StrategyJob> Take(int number) => [.. Enumerable.Range(0, number).Select(_ => waiting.Take(static _ => true, static _ => true, CancellationToken.None))];
}
