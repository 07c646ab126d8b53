using MassTransit.Middleware;
using Sentinel.Core.Storage;
using Sentinel.Worker.Faults;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Tests.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class JitteredBackoffTests
{
    private static readonly JitteredBackoff Backoff = new(5, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(3, 800)]
    [InlineData(4, 1000)]
    [InlineData(20, 1000)]
    public void Waits_double_up_to_the_longest_and_are_never_shorter_than_half(int retry, double longest)
    {
        var random = new Random(1);

        Assert.All(
            Enumerable.Range(0, 1_000).Select(_ => Backoff.DelayBefore(retry, random).TotalMilliseconds),
            wait => Assert.InRange(wait, longest / 2, longest));
    }

    [Fact]
    public void What_faulted_together_is_not_tried_again_together()
    {
        var random = new Random(1);

        var waits = Enumerable.Range(0, 100).Select(_ => Backoff.DelayBefore(3, random)).ToHashSet();

        Assert.True(waits.Count > 90);
    }

    [Fact]
    public void What_was_delivered_too_often_is_not_tried_again()
    {
        Assert.False(Backoff.IsHandled(new DeliveredTooOftenException(10)));
        Assert.True(Backoff.IsHandled(new InvalidOperationException()));
    }

    [Theory]
    [InlineData(false, 19, 2)]
    [InlineData(true, 19, 20)]
    [InlineData(true, 21, 3)]
    public void Tries_that_a_store_is_to_blame_for_are_not_counted_for_as_long_as_it_is_waited_for(bool isStore, int minutes, int expected)
    {
        var clock = new ManualClock();
        var backoff = new JitteredBackoff(2, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(20), clock);
        Exception fault = isStore ? new StorageLockedException("/data/x.db") : new InvalidOperationException();

        var tries = 0;
        using var context = backoff.CreatePolicyContext(new Nothing());
        Assert.True(context.CanRetry(fault, out var retry));
        clock.Advance(TimeSpan.FromMinutes(minutes));
        do tries++;
        while (tries < 20 && retry.CanRetry(fault, out retry));

        Assert.Equal(expected, tries);
        if (isStore) Assert.InRange(retry.Delay!.Value, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(4));
    }

    private sealed class Nothing : BasePipeContext;
}
