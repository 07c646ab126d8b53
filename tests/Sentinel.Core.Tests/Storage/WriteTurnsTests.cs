using System.Diagnostics;
using Sentinel.Core.Storage;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class WriteTurnsTests
{
    private const int Tries = 50;

    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PatientGap = TimeSpan.FromMilliseconds(20);

    private readonly WriteTurns turns = new(lockTimeout: TimeSpan.FromSeconds(30));

    [Fact]
    public void While_no_client_waits_the_gap_after_a_turn_is_long()
    {
        Assert.True(RestAfterATurn() >= PatientGap);
    }

    [Fact]
    public void A_client_that_waits_makes_it_short()
    {
        turns.SomebodyWaits();

        var rests = Enumerable.Range(0, Tries).Select(_ => RestAfterATurn()).ToList();

        Assert.All(rests, rest => Assert.True(rest >= Gap));
        Assert.Contains(rests, rest => rest < PatientGap);
    }

    [Fact]
    public void A_client_that_comes_during_the_gap_ends_it()
    {
        var rests = Enumerable.Range(0, Tries).Select(_ =>
        {
            var coming = Task.Run(turns.SomebodyWaits);
            var rest = RestAfterATurn();
            coming.Wait();
            turns.Serve(1);
            return rest;
        });

        Assert.Contains(rests, rest => rest < PatientGap);
    }

    [Fact]
    public void Once_all_clients_are_served_it_is_long_again()
    {
        turns.SomebodyWaits();
        turns.SomebodyWaits();
        turns.Serve(2);

        Assert.True(RestAfterATurn() >= PatientGap);
    }

    [Fact]
    public void Before_the_first_turn_there_is_no_gap()
    {
        var rests = Enumerable.Range(0, Tries).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            new WriteTurns(TimeSpan.FromSeconds(30)).Rest();
            return Stopwatch.GetElapsedTime(start);
        });

        Assert.Contains(rests, rest => rest < Gap);
    }

    private TimeSpan RestAfterATurn()
    {
        var start = Stopwatch.GetTimestamp();
        turns.End();
        turns.Rest();
        return Stopwatch.GetElapsedTime(start);
    }
}
