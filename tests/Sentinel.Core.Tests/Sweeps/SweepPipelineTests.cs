using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Tests.Backtests;
using Sentinel.Core.Tests.Verdicts;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Sweeps;

public sealed class SweepPipelineTests
{
    private static readonly PriceSeries Prices = Market.Random(seed: 1, bars: 48);
    private static readonly StrategyOutcome.Completed First = new(Market.Targets(seed: 1, bars: 48));
    private static readonly StrategyOutcome.Disqualified Objection = new(DisqualificationReason.Nondeterministic, "Not so.", []);

    private static readonly Sweep Sweep = new()
    {
        Id = Guid.Empty,
        Status = SweepStatus.Running,
        Request = new SweepRequest(new BacktestRequest { StrategyCode = "code" }, new SweepGrid([new SweepAxis("a", [1, 2, 3])]), RankMetric.Default),
        CodeHash = "hash",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Revision = 1,
    };

    [Fact]
    public async Task A_point_that_is_not_rejected_is_confirmed_with_its_own_parameters()
    {
        var runner = new FixedOutcome(First);

        var point = await Judge(runner, LenientPolicy.Create(), First);

        Assert.Equal(2, Assert.Single(runner.Confirmed).Parameters["a"]);
        Assert.Equal(Pipeline(runner, LenientPolicy.Create()).Score(Sweep.Request, new BacktestBars(Prices, 0), 1, First), point);
    }

    [Fact]
    public async Task A_point_fills_nothing_in_an_hour_without_trades()
    {
        var stored = PriceSeries.Of(Symbol.BtcUsd, "csv", [.. new[] { 0, 1, 4 }.Select(hour => new Bar(DateTimeOffset.UnixEpoch.AddHours(hour), 100, 100, 100, 100, 5))]);
        var runner = new FixedOutcome(new StrategyOutcome.Completed([1, 0, 0, 0, 0]));
        var pipeline = new SweepPipeline(new FixedPrices(stored), runner, LenientPolicy.Create(), new Confirmation(runner, new ConfirmationOptions()));

        var bars = await pipeline.Bars(Sweep, default);
        var point = pipeline.Score(Sweep.Request, bars, 1, await pipeline.Run(Sweep, bars, 1, default));

        Assert.Equal((2, 1), (point.Performance!.Fills, point.Performance.WaitedOrders));
    }

    [Fact]
    public async Task A_point_that_another_process_objects_to_is_disqualified()
    {
        var point = await Judge(new FixedOutcome(First, Objection), LenientPolicy.Create(), First);

        Assert.Equal(new SweepPoint(1, null, DisqualificationReason.Nondeterministic, "Not so."), point);
    }

    [Fact]
    public async Task A_sweep_keeps_to_the_bars_it_began_with_those_of_its_warm_up_too()
    {
        var start = DateTimeOffset.UnixEpoch;
        var pipeline = Pipeline(new FixedOutcome(First), LenientPolicy.Create());
        var request = Sweep.Request with { Common = Sweep.Request.Common with { From = start.AddHours(20) } };

        var first = await pipeline.Bars(Sweep with { Request = request }, default);
        var open = await pipeline.Bars(Sweep, default);
        var begunShort = new BacktestData("BTC-USD", start.AddHours(20), start.AddHours(29), 10, "test", "hash", WarmupBars: 5);
        var again = await pipeline.Bars(Sweep with { Request = request, Data = begunShort }, default);
        var begunOpen = await pipeline.Bars(Sweep with { Data = BacktestData.Of(open) with { From = start.AddHours(3) } }, default);

        Assert.Equal((20, 28), (first.Warmup, first.Window.Count));
        Assert.Equal((0, 48), (open.Warmup, open.Window.Count));
        Assert.Equal((5, 10, start.AddHours(20)), (again.Warmup, again.Window.Count, again.Window.First));
        Assert.Equal((0, 45), (begunOpen.Warmup, begunOpen.Window.Count));
    }

    [Fact]
    public async Task A_point_that_is_rejected_or_disqualified_is_not_confirmed()
    {
        var runner = new FixedOutcome(First);

        var rejected = await Judge(runner, new VerdictPolicy(new VerdictOptions()), First);
        var disqualified = await Judge(runner, LenientPolicy.Create(), Objection);

        Assert.Empty(runner.Confirmed);
        Assert.NotNull(rejected.Performance);
        Assert.Equal(DisqualificationReason.Nondeterministic, disqualified.ReasonCode);
    }

    private static Task<SweepPoint> Judge(FixedOutcome runner, VerdictPolicy policy, StrategyOutcome outcome) =>
        Pipeline(runner, policy).Judge(Sweep, new BacktestBars(Prices, 0), 1, outcome, CancellationToken.None);

    private static SweepPipeline Pipeline(FixedOutcome runner, VerdictPolicy policy) =>
        new(new FixedPrices(Prices), runner, policy, new Confirmation(runner, new ConfirmationOptions { Rejects = 0 }));
}
