using Sentinel.Worker.Faults;
using Sentinel.Worker.Hosting;
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
}
