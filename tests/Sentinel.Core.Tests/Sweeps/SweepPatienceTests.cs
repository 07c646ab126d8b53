using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Xunit;

namespace Sentinel.Core.Tests.Sweeps;

public sealed class SweepPatienceTests
{
    [Fact]
    public void It_ends_with_the_fiftieth_point_that_is_ended_by_force()
    {
        var ended = SweepPatience.Ends(With((DisqualificationReason.TimeLimit, 41), (DisqualificationReason.Crashed, 9)));

        Assert.Equal(DisqualificationReason.TimeLimit, ended!.Reason);
        Assert.Contains("50 of 60 points", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_lasts_until_then_and_whatever_points_end_by_themselves()
    {
        Assert.Null(SweepPatience.Ends(With((DisqualificationReason.TimeLimit, 49), (DisqualificationReason.RuntimeException, 11))));
    }

    private static Sweep With(params (DisqualificationReason Reason, int Points)[] disqualified) => new()
    {
        Id = Guid.Empty,
        Status = SweepStatus.Running,
        Request = new SweepRequest(
            new BacktestRequest { StrategyCode = "code" },
            new SweepGrid([new SweepAxis("a", [.. Enumerable.Range(0, 1_000).Select(i => (double)i)])]),
            RankMetric.Default),
        CodeHash = "hash",
        FinishedPoints = 60,
        Disqualified = disqualified.ToDictionary(entry => entry.Reason, entry => entry.Points),
        CreatedAt = DateTimeOffset.UnixEpoch,
        Revision = 1,
    };
}
