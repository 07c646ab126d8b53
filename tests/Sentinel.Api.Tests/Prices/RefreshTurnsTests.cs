using Microsoft.Extensions.Options;
using Sentinel.Api.Prices;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices;
using Xunit;

namespace Sentinel.Api.Tests.Prices;

public sealed class RefreshTurnsTests
{
    private static readonly Symbol Ether = Symbol.Parse("ETH-USD");

    private readonly StandingClock time = new();
    private readonly RefreshTurns turns;

    public RefreshTurnsTests() => turns = new(Options.Create(new PricesOptions { AskAgainAfter = TimeSpan.FromSeconds(10) }), time);

    [Fact]
    public void A_symbol_is_not_asked_for_again_until_its_time_has_come()
    {
        Assert.Equal([Symbol.BtcUsd], turns.Take([Symbol.BtcUsd]));
        time.MoveOn(TimeSpan.FromSeconds(7.5));
        Assert.Empty(turns.Take([Symbol.BtcUsd]));
        Assert.Equal(3, turns.SecondsUntilDue([Symbol.BtcUsd]));
        time.MoveOn(TimeSpan.FromSeconds(2.5));

        Assert.Equal([Symbol.BtcUsd], turns.Take([Symbol.BtcUsd]));
    }

    [Fact]
    public void Of_several_symbols_those_are_left_out_that_were_asked_for()
    {
        turns.Take([Symbol.BtcUsd]);

        Assert.Equal([Ether], turns.Take([Symbol.BtcUsd, Ether]));
    }

    [Fact]
    public void What_could_not_be_asked_for_can_be_at_once()
    {
        turns.GiveBack(turns.Take([Ether]));

        Assert.Equal([Ether], turns.Take([Ether]));
    }
}
