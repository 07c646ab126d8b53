using Dapper;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class OutcomeTests : StorageTest
{
    [Fact]
    public async Task A_backtest_runs_from_when_a_worker_took_it()
    {
        var id = await Accept("a");

        await Backtests.MarkRunning(id, Time.Now, default);

        var found = await Backtests.Find(id, default);
        Assert.Equal((BacktestStatus.Running, Time.Now, 2L), (found!.Status, found.StartedAt, found.Revision));
        Assert.Equal(2, await Backtests.FindRevision(id, default));
    }

    [Fact]
    public async Task A_verdict_ends_a_backtest_as_success()
    {
        var id = await Accept("a");

        var kept = await Backtests.KeepFirstOutcome(id, Outcomes.Success(), default);

        var found = await Backtests.Find(id, default);
        Assert.Equivalent(kept, found, strict: true);
        Assert.Equal((BacktestStatus.Success, Verdict.Good, true), (found!.Status, found.Verdict, found.IsTerminal));
        Assert.Equivalent(Outcomes.Success(), found.Outcome, strict: true);
    }

    [Fact]
    public async Task A_disqualification_ends_a_backtest_as_error()
    {
        var kept = await AcceptAndFinish(Request("a"), Outcomes.Disqualified(DisqualificationReason.TimeLimit));

        Assert.Equal((BacktestStatus.Error, Verdict.Reject), (kept.Status, kept.Verdict));
        Assert.Equivalent(Outcomes.Disqualified(DisqualificationReason.TimeLimit), kept.Outcome, strict: true);
    }

    [Fact]
    public async Task A_finished_backtest_cannot_run_again()
    {
        var finished = await AcceptAndFinish(Request("a"), Outcomes.Success());

        await Backtests.MarkRunning(finished.Id, Time.Now, default);

        Assert.Equivalent(finished, await Backtests.Find(finished.Id, default), strict: true);
    }

    [Fact]
    public async Task The_first_of_fifty_simultaneous_outcomes_stays_and_all_are_told_of_it()
    {
        var id = await Accept("a");

        var kept = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Backtests.KeepFirstOutcome(id, Outcomes.Success(signalHash: $"signals {i}"), default)));

        var stored = await Backtests.Find(id, default);
        Assert.All(kept, backtest => Assert.Equal(stored!.Outcome!.SignalHash, backtest.Outcome!.SignalHash));
        Assert.All(kept, backtest => Assert.Equal(stored!.Revision, backtest.Revision));
    }

    [Fact]
    public async Task The_first_outcome_stays_across_processes()
    {
        using var other = new TempStorage(Folder);
        var id = await Accept("a");

        var kept = await Task.WhenAll(
            Backtests.KeepFirstOutcome(id, Outcomes.Success(signalHash: "one"), default),
            other.Backtests.KeepFirstOutcome(id, Outcomes.Success(signalHash: "two"), default));

        Assert.Equal(kept[0].Outcome!.SignalHash, kept[1].Outcome!.SignalHash);
    }

    [Fact]
    public async Task An_outcome_of_an_unknown_backtest_is_a_fault()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() =>
            Backtests.KeepFirstOutcome(Guid.Empty, Outcomes.Success(), default));

        Assert.Contains(Guid.Empty.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_is_not_finite_is_refused()
    {
        var id = await Accept("a");
        var outcome = Outcomes.Success() with { Performance = Outcomes.Performance with { Sharpe = double.NaN } };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => Backtests.KeepFirstOutcome(id, outcome, default));

        Assert.Equal(BacktestStatus.Queued, (await Backtests.Find(id, default))!.Status);
    }

    [Fact]
    public async Task Another_text_with_the_same_targets_ends_as_duplicate_of_the_first()
    {
        var first = await AcceptAndFinish(Request("a"), Outcomes.Success());

        var second = await AcceptAndFinish(Request("b"), Outcomes.Success());
        var third = await AcceptAndFinish(Request("c"), Outcomes.Success());

        Assert.Equal((BacktestStatus.Duplicate, first.Id), (second.Status, second.DuplicateOf));
        Assert.Equal((BacktestStatus.Duplicate, first.Id), (third.Status, third.DuplicateOf));
        Assert.NotNull(second.Outcome!.Performance);
        Assert.Equivalent(third, await Backtests.Find(third.Id, default), strict: true);
    }

    [Fact]
    public async Task One_of_two_simultaneous_equals_is_the_duplicate_of_the_other()
    {
        var (one, two) = (await Accept("a"), await Accept("b"));

        var kept = await Task.WhenAll(
            Backtests.KeepFirstOutcome(one, Outcomes.Success(), default), Backtests.KeepFirstOutcome(two, Outcomes.Success(), default));

        var original = Assert.Single(kept, backtest => backtest.Status == BacktestStatus.Success);
        Assert.Single(kept, backtest => backtest.DuplicateOf == original.Id);
    }

    [Fact]
    public async Task The_same_text_with_the_same_targets_is_no_duplicate()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Success());
        await AcceptAndFinish(Request("b"), Outcomes.Success());

        var rerun = await AcceptAndFinish(Request("a"), Outcomes.Success(), rerun: true);
        var tuned = await AcceptAndFinish(Request("a") with { Parameters = new Parameters([new("fast", 1)]) }, Outcomes.Success());

        Assert.Equal((BacktestStatus.Success, null), (rerun.Status, rerun.DuplicateOf));
        Assert.Equal(BacktestStatus.Success, tuned.Status);
    }

    [Fact]
    public async Task Equal_targets_on_other_bars_or_other_terms_are_no_duplicates()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Success());

        Backtest[] others =
        [
            await AcceptAndFinish(Request("b"), Outcomes.Success(dataHash: "other bars")),
            await AcceptAndFinish(Request("c"), Outcomes.Success(signalHash: "other signals")),
            await AcceptAndFinish(Request("d") with { Costs = new CostModel(FeeBps: 1) }, Outcomes.Success()),
            await AcceptAndFinish(Request("e") with { Costs = new CostModel(SlippageBps: 1) }, Outcomes.Success()),
            await AcceptAndFinish(Request("f") with { InitialCapital = 1 }, Outcomes.Success()),
        ];

        Assert.All(others, backtest => Assert.Equal(BacktestStatus.Success, backtest.Status));
    }

    [Fact]
    public async Task Disqualified_strategies_are_no_duplicates_of_each_other()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Disqualified());

        var second = await AcceptAndFinish(Request("b"), Outcomes.Disqualified());

        Assert.Equal((BacktestStatus.Error, null), (second.Status, second.DuplicateOf));
    }

    [Fact]
    public async Task A_strategy_shows_the_headline_figures_of_its_latest_outcome()
    {
        await AcceptAndFinish(Request("a"), Outcomes.Disqualified());
        var latest = await AcceptAndFinish(Request("a"), Outcomes.Success(), rerun: true);

        await using var results = OpenResults();
        var strategy = results.QuerySingle(
            """
            select verdict, verdict_source, reason_code, signal_hash, total_return, cagr, sharpe, sortino, max_drawdown, calmar, win_rate,
                   profit_factor, trades, exposure, turnover_annualised, buy_and_hold_return, volatility, symbol, data_source, backtest_id, code
            from strategies
            """);
        Assert.Equal(
            [
                "good", "rules", null, "signals", 0.1, 1.5, 1.7, 2.1, -0.08, 18.75, 1.0,
                null, 1L, 0.66, 5_840.0, 0.05, 0.4, "BTC-USD", "coinbase", latest.Id.ToString(), "a",
            ],
            ((IDictionary<string, object?>)strategy).Values);
    }

    [Fact]
    public async Task Every_metric_survives_storing()
    {
        var kept = await AcceptAndFinish(Request("a"), Outcomes.Success());

        var found = await Backtests.Find(kept.Id, default);

        Assert.Equal<PerformanceReport>(Outcomes.Performance, found!.Outcome!.Performance);
    }
}
