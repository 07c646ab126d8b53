using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Tests.Backtesting;
using Sentinel.Core.Tests.Verdicts;
using Sentinel.Core.Verdicts;
using Xunit;

namespace Sentinel.Core.Tests.Backtests;

public sealed class BacktestPipelineTests
{
    private static readonly PriceSeries Prices = Market.Random(seed: 1, bars: 48);
    private static readonly BacktestRequest Request = new() { StrategyCode = "any" };

    [Fact]
    public async Task Targets_become_performance_verdict_and_preview()
    {
        var targets = Market.Targets(seed: 1, bars: 48);

        var outcome = await Run(Request, new StrategyOutcome.Completed(targets) { RunTime = TimeSpan.FromMilliseconds(7) });

        var simulation = BacktestEngine.Run(Prices, targets, new CostModel(), BacktestRequest.DefaultInitialCapital);
        Assert.Equal(PerformanceReport.Of(Prices, simulation, new CostModel()), outcome.Performance);
        Assert.Equal(Verdict.Reject, outcome.Verdict);
        Assert.StartsWith("Reject: ", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(SignalHash.Of(targets), outcome.SignalHash);
        Assert.Equal(simulation.Equity[^1], outcome.Preview!.Rows[^1].Equity);
        Assert.Equal(TimeSpan.FromMilliseconds(7), outcome.RunTime);
        Assert.Null(outcome.ReasonCode);
    }

    [Fact]
    public async Task Without_warm_up_the_strategy_is_given_only_the_window_of_the_request_and_judged_on_it()
    {
        var request = Request with { WarmupBars = 0, From = DateTimeOffset.UnixEpoch.AddHours(10), To = DateTimeOffset.UnixEpoch.AddHours(20) };

        var outcome = await Run(request, new StrategyOutcome.Completed(new double[10]));

        Assert.Equal((10, request.From, request.To!.Value.AddHours(-1)), (outcome.Data.Bars, outcome.Data.From, outcome.Data.To));
        Assert.Equal(10, outcome.Performance!.Bars);
    }

    [Fact]
    public async Task A_strategy_is_rejected_where_most_bars_are_filled()
    {
        var daily = PriceSeries.Of(Symbol.BtcUsd, "csv", [.. Enumerable.Range(0, 100).Select(day => new Bar(DateTimeOffset.UnixEpoch.AddDays(day), 10, 12, 9, 11, 5))]);
        var runner = new FixedOutcome(new StrategyOutcome.Completed(new double[2_377]));
        var confirmation = new Confirmation(runner, new ConfirmationOptions());
        var pipeline = new BacktestPipeline(new FixedPrices(daily), runner, new VerdictPolicy(new VerdictOptions()), confirmation, TimeProvider.System);

        var outcome = await pipeline.Run(Request, default);

        Assert.Contains("Only 100 of 2377 bars are real; the others stand for hours without trades.", outcome.VerdictReasons.Select(reason => reason.Message));
        Assert.Equal(Verdict.Reject, outcome.Verdict);
    }

    [Theory]
    [InlineData(true, 6, 1, 700)]
    [InlineData(false, 4, 0, 700)]
    public async Task Nothing_is_filled_in_an_hour_without_trades(bool fillGaps, int bars, int waited, double equity)
    {
        var gap = PriceSeries.Of(Symbol.BtcUsd, "csv", [.. new[] { (0, 100), (1, 100), (4, 70), (5, 50) }.Select(bar => new Bar(DateTimeOffset.UnixEpoch.AddHours(bar.Item1), bar.Item2, bar.Item2, bar.Item2, bar.Item2, 5))]);
        var runner = new FixedOutcome(new StrategyOutcome.Completed([1, .. new double[bars - 1]]));
        var confirmation = new Confirmation(runner, new ConfirmationOptions());
        var pipeline = new BacktestPipeline(new FixedPrices(gap), runner, new VerdictPolicy(new VerdictOptions()), confirmation, TimeProvider.System);

        var outcome = await pipeline.Run(Request with { FillGaps = fillGaps, Costs = CostModel.Free, InitialCapital = 1_000 }, default);

        Assert.Equal((bars, waited, equity), (outcome.Performance!.Bars, outcome.Performance.WaitedOrders, outcome.Performance.FinalEquity));
    }

    [Fact]
    public async Task Costs_and_capital_are_those_of_the_request()
    {
        var request = Request with { Costs = CostModel.Free, InitialCapital = 500 };

        var outcome = await Run(request, new StrategyOutcome.Completed(Market.Targets(seed: 1, bars: 48)));

        Assert.Equal(500, outcome.Preview!.Rows[0].Equity);
        Assert.Equal(0, outcome.Performance!.FeesPaid);
    }

    [Fact]
    public async Task A_disqualified_strategy_is_rejected_without_a_performance()
    {
        var error = new CodeError(3, 9, "CS1002", "; expected");

        var outcome = await Run(
            Request, new StrategyOutcome.Disqualified(DisqualificationReason.CompileError, "It does not compile.", [error]));

        Assert.Equal((Verdict.Reject, DisqualificationReason.CompileError), (outcome.Verdict, outcome.ReasonCode!.Value));
        Assert.Equal([error], outcome.Errors);
        Assert.Equal("It does not compile.", Assert.Single(outcome.VerdictReasons).Message);
        Assert.Null(outcome.Performance);
        Assert.Null(outcome.SignalHash);
    }

    [Fact]
    public async Task A_parameter_that_was_sent_and_not_read_is_named_in_the_result()
    {
        var request = Request with { Parameters = new Parameters([new("Fast", 24), new("slow", 96)]) };

        var outcome = await Run(request, new StrategyOutcome.Completed(new double[48]) { ParametersRead = ["fast", "slow"] });
        var silent = await Run(request, new StrategyOutcome.Completed(new double[48]));

        Assert.Equal(["fast", "slow"], outcome.ParametersRead);
        Assert.Equal(["Fast"], outcome.ParametersUnread);
        Assert.EndsWith(" Parameter 'Fast' was sent and never read, so its value changes nothing; the code reads 'fast' and 'slow'.", outcome.Message, StringComparison.Ordinal);
        Assert.Equal((null, 0), (silent.ParametersRead, silent.ParametersUnread.Count));
        Assert.DoesNotContain("never read", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_rejected_counts_once_another_process_came_to_the_same()
    {
        var completed = new StrategyOutcome.Completed(Market.Targets(seed: 1, bars: 48));
        var runner = new FixedOutcome(completed);

        var outcome = await RunLeniently(runner);

        Assert.Equal(Request.StrategyCode, Assert.Single(runner.Confirmed).StrategyCode);
        Assert.Equal((Verdict.Excellent, SignalHash.Of(completed.Targets)), (outcome.Verdict, outcome.SignalHash));
    }

    [Fact]
    public async Task What_another_process_objects_to_is_disqualified_and_keeps_the_times_of_its_first_run()
    {
        var objection = new StrategyOutcome.Disqualified(DisqualificationReason.Nondeterministic, "Not so.", []) { RunTime = TimeSpan.FromHours(1) };
        var completed = new StrategyOutcome.Completed(Market.Targets(seed: 1, bars: 48)) { CompileTime = TimeSpan.FromMilliseconds(3), RunTime = TimeSpan.FromMilliseconds(7) };

        var outcome = await RunLeniently(new FixedOutcome(completed, objection));

        Assert.Equal((Verdict.Reject, DisqualificationReason.Nondeterministic, "Not so."), (outcome.Verdict, outcome.ReasonCode!.Value, outcome.Message));
        Assert.Equal((completed.CompileTime, completed.RunTime), (outcome.CompileTime, outcome.RunTime));
        Assert.Null(outcome.Performance);
    }

    [Fact]
    public async Task A_window_without_bars_is_no_outcome()
    {
        var request = Request with { From = DateTimeOffset.UnixEpoch.AddYears(1) };

        await Assert.ThrowsAsync<NoPricesException>(() => Run(request, new StrategyOutcome.Completed([])));
    }

    private static Task<BacktestOutcome> RunLeniently(FixedOutcome runner) =>
        new BacktestPipeline(
            new FixedPrices(Prices), runner, LenientPolicy.Create(), new Confirmation(runner, new ConfirmationOptions { Rejects = 0 }), TimeProvider.System)
            .Run(Request, CancellationToken.None);

    private static async Task<BacktestOutcome> Run(BacktestRequest request, StrategyOutcome outcome)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IPriceStore>(new FixedPrices(Prices))
            .AddSingleton<IStrategyRunner>(new FixedOutcome(outcome))
            .AddBacktestPipeline()
            .BuildServiceProvider();

        return await services.GetRequiredService<BacktestPipeline>().Run(request, CancellationToken.None);
    }
}
