using Sentinel.Core.Storage;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class WriteTurnsTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PatientGap = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly ManualTime time = new();
    private readonly WriteTurns turns;

    public WriteTurnsTests() => turns = new WriteTurns(lockTimeout: TimeSpan.FromSeconds(30), time);

    [Fact]
    public void Before_the_first_turn_there_is_no_gap()
    {
        Assert.Equal(TimeSpan.Zero, turns.Left);
    }

    [Fact]
    public void While_no_client_waits_the_gap_after_a_turn_is_long()
    {
        turns.End();

        Assert.Equal(PatientGap, turns.Left);
    }

    [Fact]
    public void A_client_that_waits_makes_it_short()
    {
        turns.SomebodyWaits();

        turns.End();

        Assert.Equal(Gap, turns.Left);
    }

    [Fact]
    public void Once_all_clients_are_served_it_is_long_again()
    {
        turns.SomebodyWaits();
        turns.SomebodyWaits();
        turns.Serve(2);

        turns.End();

        Assert.Equal(PatientGap, turns.Left);
    }

    [Fact]
    public void What_has_passed_of_it_is_not_waited_for_again()
    {
        turns.End();

        time.Now += Gap;

        Assert.Equal(PatientGap - Gap, turns.Left);
    }

    [Fact]
    public void The_writer_rests_until_the_gap_is_over()
    {
        turns.End();
        var writer = Rest();

        time.Now += PatientGap;

        Assert.True(writer.Join(Deadline));
    }

    [Fact]
    public void A_client_that_comes_during_the_gap_ends_it()
    {
        turns.End();
        time.Now -= TimeSpan.FromHours(1); // so long a gap ends by nothing but the client
        var writer = Rest();

        time.Now += TimeSpan.FromHours(1) + Gap;
        turns.SomebodyWaits();

        Assert.True(writer.Join(Deadline));
    }

    private Thread Rest()
    {
        var writer = new Thread(turns.Rest) { IsBackground = true };
        writer.Start();
        Assert.True(SpinWait.SpinUntil(() => writer.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Deadline));
        return writer;
    }
}
