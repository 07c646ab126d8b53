using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Backtests;

public sealed class FinishWaitTests : IDisposable
{
    // Longer than a test may take: who waits for the end of it, or for the next look, fails.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);
    private static readonly WaitOptions Seldom = new() { LookInterval = TimeSpan.FromHours(1) };
    private static readonly WaitOptions Often = new() { LookInterval = TimeSpan.FromMilliseconds(50) };

    private readonly TempFolder folder = new();
    private readonly TempStorage storage;

    public FinishWaitTests() => storage = new TempStorage(folder);

    [Fact]
    public async Task The_event_wakes_a_caller_long_before_the_next_look()
    {
        var room = new WaitingRoom(Options.Create(Seldom));
        var pending = await Accept();
        var waiting = Wait(room, Seldom).For(pending.Id, Patience, CancellationToken.None);

        await storage.Backtests.KeepFirstOutcome(pending.Id, Outcomes.Success(), CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        room.Wake(pending.Id);

        Assert.True((await waiting.WaitAsync(Deadline))!.IsTerminal);
    }

    [Fact]
    public async Task A_lost_event_only_delays()
    {
        var pending = await Accept();
        var waiting = Wait(new WaitingRoom(Options.Create(Often)), Often).For(pending.Id, Patience, CancellationToken.None);

        await storage.Backtests.KeepFirstOutcome(pending.Id, Outcomes.Success(), CancellationToken.None);

        Assert.True((await waiting.WaitAsync(Deadline))!.IsTerminal);
    }

    [Fact]
    public async Task A_backtest_that_does_not_finish_in_time_is_answered_as_it_stands()
    {
        var pending = await Accept();

        var backtest = await Wait(new WaitingRoom(Options.Create(Often)), Often)
            .For(pending.Id, TimeSpan.FromMilliseconds(200), CancellationToken.None);

        Assert.False(backtest!.IsTerminal);
    }

    [Fact]
    public async Task When_the_process_stops_a_caller_is_answered_with_things_as_they_are()
    {
        var room = new WaitingRoom(Options.Create(Seldom));
        var pending = await Accept();
        var waiting = Wait(room, Seldom).For(pending.Id, Patience, CancellationToken.None);

        room.Close();

        Assert.False((await waiting.WaitAsync(Deadline))!.IsTerminal);
        Assert.False((await Wait(room, Seldom).For(pending.Id, Patience, CancellationToken.None).WaitAsync(Deadline))!.IsTerminal);
    }

    [Fact]
    public async Task A_caller_without_a_seat_is_answered_at_once()
    {
        var single = Seldom with { MaxCallers = 1 };
        var room = new WaitingRoom(Options.Create(single));
        var pending = await Accept();
        using var taken = room.Enter(pending.Id);

        var backtest = await Wait(room, single).For(pending.Id, Patience, CancellationToken.None).WaitAsync(Deadline);

        Assert.False(backtest!.IsTerminal);
    }

    [Fact]
    public async Task A_caller_who_goes_away_frees_the_seat()
    {
        var single = Seldom with { MaxCallers = 1 };
        var room = new WaitingRoom(Options.Create(single));
        var pending = await Accept();
        using var gone = new CancellationTokenSource();
        var waiting = Wait(room, single).For(pending.Id, Patience, gone.Token);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        using var seat = room.Enter(pending.Id);
        Assert.NotNull(seat);
    }

    [Fact]
    public async Task An_unknown_backtest_is_not_waited_for()
    {
        var room = new WaitingRoom(Options.Create(Seldom));

        Assert.Null(await Wait(room, Seldom).For(Guid.CreateVersion7(), Patience, CancellationToken.None));
    }

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
    }

    private FinishWait Wait(WaitingRoom room, WaitOptions options) =>
        new(storage.Backtests, new Lookout(room, Options.Create(options), TimeProvider.System));

    private async Task<Backtest> Accept()
    {
        var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(1) };
        return (await storage.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, CancellationToken.None)).Backtest;
    }
}
