using Sentinel.Api.Samples;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Samples;

public sealed class SampleTableTests
{
    [Fact]
    public void Each_sample_has_one_row_under_the_header()
    {
        Backtest[] samples =
        [
            Sample("long.cs", BacktestStatus.Success, Outcomes.Success()),
            Sample("wrong.cs", BacktestStatus.Error, Outcomes.Disqualified()),
            Sample("slow_strategy.cs", BacktestStatus.Running, outcome: null),
        ];

        Assert.Equal(
            [
                "file              verdict       return   sharpe  drawdown  trades",
                "long.cs           good         10.00 %     1.70   -8.00 %       1",
                "wrong.cs          reject    The name 'fast' does not exist.",
                "slow_strategy.cs  running",
            ],
            SampleTable.Of(samples));
    }

    private static Backtest Sample(string name, BacktestStatus status, BacktestOutcome? outcome) => new()
    {
        Id = Guid.CreateVersion7(),
        Status = status,
        Request = new BacktestRequest { StrategyCode = "", Name = name },
        CodeHash = "",
        Outcome = outcome,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Revision = 1,
    };
}
