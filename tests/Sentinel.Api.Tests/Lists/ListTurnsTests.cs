using Microsoft.Extensions.Options;
using Sentinel.Api.Lists;
using Xunit;

namespace Sentinel.Api.Tests.Lists;

public sealed class ListTurnsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ListTurns turns = new(Options.Create(new ListsOptions { AtOnce = 1, MaxWaiting = 2 }));

    public void Dispose() => turns.Dispose();

    [Fact]
    public async Task Whoever_waits_gets_the_turn_of_the_one_that_is_done()
    {
        var first = await turns.Take(default);
        var second = turns.Take(default);
        Assert.False(second.IsCompleted);

        first!.Dispose();

        Assert.NotNull(await second);
    }

    [Fact]
    public async Task Whoever_came_last_goes_first()
    {
        var first = await turns.Take(default);
        var (second, third) = (turns.Take(default).AsTask(), turns.Take(default).AsTask());

        first!.Dispose();

        Assert.NotNull(await third.WaitAsync(Patience));
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task With_more_than_may_wait_the_oldest_is_told_to_come_back()
    {
        using var first = await turns.Take(default);
        var (second, third, fourth) = (turns.Take(default).AsTask(), turns.Take(default).AsTask(), turns.Take(default).AsTask());

        Assert.Null(await second.WaitAsync(Patience));
        Assert.False(third.IsCompleted);
        Assert.False(fourth.IsCompleted);
    }

    [Fact]
    public async Task Whoever_hangs_up_makes_room()
    {
        using var hangingUp = new CancellationTokenSource();
        var first = await turns.Take(default);
        var second = turns.Take(hangingUp.Token).AsTask();
        await hangingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        var third = turns.Take(default);
        first!.Dispose();

        Assert.NotNull(await third);
    }
}
