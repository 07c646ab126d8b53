using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

public sealed class WaitingRoomTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly Guid Id = Guid.CreateVersion7();

    private readonly WaitingRoom room = new(Options.Create(new WaitOptions { MaxCallers = 2 }));

    [Fact]
    public async Task Everyone_who_waits_for_a_backtest_is_woken()
    {
        using var first = room.Enter(Id)!;
        using var second = room.Enter(Id)!;

        room.Wake(Id);

        Assert.True(await first.Wait(Deadline, CancellationToken.None));
        Assert.True(await second.Wait(Deadline, CancellationToken.None));
    }

    [Fact]
    public async Task A_wake_up_before_the_wait_is_kept()
    {
        using var seat = room.Enter(Id)!;

        room.Wake(Id);

        Assert.True(await seat.Wait(Deadline, CancellationToken.None));
    }

    [Fact]
    public async Task Another_backtest_wakes_nobody_here()
    {
        using var seat = room.Enter(Id)!;

        room.Wake(Guid.CreateVersion7());

        Assert.False(await seat.Wait(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public void There_is_no_seat_for_more_callers_than_allowed()
    {
        using var first = room.Enter(Id);
        using var second = room.Enter(Guid.CreateVersion7());

        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(room.Enter(Id));
    }

    [Fact]
    public async Task When_it_closes_everyone_is_woken_and_nobody_gets_in()
    {
        using var seat = room.Enter(Id)!;

        room.Close();

        Assert.True(await seat.Wait(Deadline, CancellationToken.None));
        Assert.False(seat.IsOpen);
        Assert.Null(room.Enter(Id));
    }

    [Fact]
    public void A_caller_who_leaves_frees_the_seat()
    {
        using var first = room.Enter(Id);
        room.Enter(Id)!.Dispose();

        using var next = room.Enter(Id);

        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_wake_up_when_nobody_waits_is_not_kept_for_who_comes_later()
    {
        room.Enter(Id)!.Dispose();

        room.Wake(Id);
        using var later = room.Enter(Id)!;

        Assert.False(await later.Wait(TimeSpan.Zero, CancellationToken.None));
    }
}
