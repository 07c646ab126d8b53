using Microsoft.Extensions.Options;
using Sentinel.Api.Lists;
using Xunit;

namespace Sentinel.Api.Tests.Lists;

public sealed class ListTurnsTests : IDisposable
{
    private readonly ListTurns turns = new(Options.Create(new ListsOptions { AtOnce = 1, MaxWaiting = 1 }));

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
    public async Task No_more_wait_than_may()
    {
        using var first = await turns.Take(default);
        var second = turns.Take(default);

        Assert.Null(await turns.Take(default));
        Assert.False(second.IsCompleted);
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
