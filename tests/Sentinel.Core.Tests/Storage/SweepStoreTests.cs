using Dapper;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class SweepStoreTests : SweepTest
{
    [Fact]
    public async Task What_was_accepted_is_found_as_it_was_asked_for()
    {
        var common = Request("code") with
        {
            Name = "cross",
            Parameters = new Parameters([KeyValuePair.Create("stop", 0.05)]),
            From = Time.Now.AddDays(-9),
            To = Time.Now.AddDays(-2),
            Costs = new CostModel(1, 2),
            InitialCapital = 500,
        };
        var request = new SweepRequest(common, TwoByThree, RankMetric.Find("calmar"));

        var accepted = await Sweeps.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default);

        var found = await Sweeps.Find(accepted.Sweep.Id, default);
        Assert.True(accepted.IsNew);
        Assert.Equivalent(accepted.Sweep, found, strict: true);
        Assert.Equal((SweepStatus.Queued, 1L, 0, "calmar"), (found!.Status, found.Revision, found.FinishedPoints, found.Request.RankBy.Name));
        Assert.Equivalent(common, found.Request.Common, strict: true);
        Assert.Equal([6, 12], found.Request.Grid.Axes[0].Values);
        Assert.Equal(0.05, found.Request.ParametersAt(5)["stop"]);
        Assert.Null(found.TimeLeft);
    }

    [Fact]
    public async Task The_same_request_is_answered_by_the_sweep_that_is_there()
    {
        var first = await Sweeps.Accept(SweepOf("code"), rerun: false, barsHash: Outcomes.BarsHash, default);

        var repeated = await Sweeps.Accept(SweepOf("code // again"), rerun: false, barsHash: Outcomes.BarsHash, default);
        var forced = await Sweeps.Accept(SweepOf("code"), rerun: true, barsHash: Outcomes.BarsHash, default);
        var another = await Sweeps.Accept(SweepOf("code", new SweepGrid([new SweepAxis("fast", [6, 12])])), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.Equal((false, first.Sweep.Id), (repeated.IsNew, repeated.Sweep.Id));
        Assert.True(forced.IsNew);
        Assert.True(another.IsNew);
    }

    [Fact]
    public async Task A_sweep_answers_only_while_the_bars_are_those_it_was_run_over()
    {
        var id = await AcceptAndBegin("code");
        await Keep(id, 0, 1, 2, 3, 4, 5);

        var same = await Sweeps.Accept(SweepOf("code"), rerun: false, Data.Hash, default);
        var changed = await Sweeps.Accept(SweepOf("code"), rerun: false, barsHash: "others", default);

        Assert.Equal((false, id, true), (same.IsNew, same.Sweep.Id, changed.IsNew));
    }

    [Fact]
    public async Task A_sweep_that_waits_answers_whatever_the_bars_are_and_one_that_has_begun_keeps_to_its_own()
    {
        var id = await AcceptSweep("code");
        var waiting = await Sweeps.Accept(SweepOf("code"), rerun: false, barsHash: "others", default);
        await Sweeps.Begin(id, Data, Time.Now, default);

        var begun = await Sweeps.Accept(SweepOf("code"), rerun: false, Data.Hash, default);
        var changed = await Sweeps.Accept(SweepOf("code"), rerun: false, barsHash: "others", default);

        Assert.Equal((id, id), (waiting.Sweep.Id, begun.Sweep.Id));
        Assert.True(changed.IsNew);
    }

    [Fact]
    public async Task With_its_last_point_a_sweep_is_finished()
    {
        var id = await AcceptAndBegin("code");

        var running = await Keep(id, 0, 1, 2, 3);
        var finished = await Sweeps.KeepFirst(id, Data.Hash, [Completed(4), Disqualified(5)], default);

        Assert.Equal((SweepStatus.Running, 4, null), (running.Status, running.FinishedPoints, running.FinishedAt));
        Assert.Equal((SweepStatus.Success, 6, Time.Now), (finished.Status, finished.FinishedPoints, finished.FinishedAt));
        Assert.Equal(1, finished.Disqualified[DisqualificationReason.RuntimeException]);
        Assert.Equal(Data, finished.Data);
        Assert.Equivalent(finished, await Sweeps.Find(id, default), strict: true);
    }

    [Fact]
    public async Task The_first_outcome_of_a_point_stays_and_counts_once()
    {
        var id = await AcceptAndBegin("code");
        await Keep(id, 0, 1);

        var again = await Sweeps.KeepFirst(id, Data.Hash, [Disqualified(0), Disqualified(1), Completed(2)], default);

        Assert.Equal(3, again.FinishedPoints);
        Assert.Empty(again.Disqualified);
        Assert.Equal([3, 4, 5], await Sweeps.ListMissing(id, 0, 6, default));
        Assert.Equal([4], await Sweeps.ListMissing(id, 4, 1, default));
    }

    [Fact]
    public async Task Workers_that_store_one_slice_at_the_same_time_store_each_point_once()
    {
        var id = await AcceptAndBegin("code");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Keep(id, i % 6, (i + 1) % 6)));

        var finished = await Sweeps.Find(id, default);
        Assert.Equal((6, SweepStatus.Success), (finished!.FinishedPoints, finished.Status));
    }

    [Fact]
    public async Task Points_come_back_as_they_were_stored()
    {
        var id = await AcceptAndBegin("code");
        await Sweeps.KeepFirst(id, Data.Hash, [Completed(3), Disqualified(1)], default);

        var points = await Sweeps.ReadPoints(id, [0, 1, 2, 3], default);

        Assert.Equal([Disqualified(1), Completed(3)], points);
    }

    [Fact]
    public async Task Figures_tell_finished_completed_and_undefined_points_apart()
    {
        var id = await AcceptAndBegin("code");
        var undefined = new SweepPoint(2, Outcomes.Performance with { Sharpe = null });
        var sweep = await Sweeps.KeepFirst(id, Data.Hash, [Completed(1), undefined, Disqualified(3)], default);

        var figures = await Sweeps.ReadFigures(sweep, RankMetric.Default, default);

        Assert.Equal([false, true, true, true, false, false], Enumerable.Range(0, 6).Select(figures.IsFinished));
        Assert.Equal([false, true, true, false, false, false], Enumerable.Range(0, 6).Select(figures.IsCompleted));
        Assert.Equal([null, 1, null, null, null, null], Enumerable.Range(0, 6).Select(figures.ValueOf));
    }

    [Fact]
    public async Task Every_metric_has_its_column()
    {
        await AcceptSweep("code");
        await using var results = OpenResults();

        var columns = await results.QueryAsync<string>("select name from pragma_table_info('sweep_points')");

        Assert.Equal(RankMetric.All.Select(metric => metric.Name).Order(), columns.Skip(4).Where(column => column != "signal_hash").Order());
    }

    [Fact]
    public async Task Points_over_other_bars_are_forgotten_and_all_are_due_again()
    {
        var id = await AcceptAndBegin("code");
        await Sweeps.MarkPublished(id, default);
        await Keep(id, 0, 1, 2);

        await Sweeps.Begin(id, Data with { Hash = "revised bars" }, Time.Now, default);
        var late = await Keep(id, 3, 4, 5);

        Assert.Equal((0, "revised bars"), (late.FinishedPoints, late.Data!.Hash));
        Assert.Equal([0, 1, 2, 3, 4, 5], await Sweeps.ListMissing(id, 0, 6, default));
        Assert.Equal(id, Assert.Single(await Sweeps.ListUnpublished(default)).Id);
    }

    [Fact]
    public async Task A_parameter_is_unread_while_no_completed_point_has_read_it()
    {
        var id = await AcceptAndBegin("code");

        var unknown = await Sweeps.KeepFirst(id, Data.Hash, [Disqualified(0)], default);
        var one = await Sweeps.KeepFirst(id, Data.Hash, [Completed(1) with { ParametersRead = ["mode"] }], default);
        var two = await Sweeps.KeepFirst(id, Data.Hash, [Completed(2) with { ParametersRead = ["fast", "mode"] }, Completed(3) with { ParametersRead = [] }], default);

        Assert.Null(unknown.ParameterUse);
        Assert.Equal(["fast", "slow"], one.ParameterUse!.Unread);
        Assert.Equal(["slow"], two.ParameterUse!.Unread);
        Assert.Equal(["fast", "mode"], (await Sweeps.Find(id, default))!.ParameterUse!.Read);
    }

    [Fact]
    public async Task What_points_over_other_bars_have_read_is_forgotten_with_them()
    {
        var id = await AcceptAndBegin("code");
        await Sweeps.KeepFirst(id, Data.Hash, [Completed(1) with { ParametersRead = ["fast"] }], default);

        await Sweeps.Begin(id, Data with { Hash = "revised bars" }, Time.Now, default);

        Assert.Null((await Sweeps.Find(id, default))!.ParameterUse);
    }

    [Fact]
    public async Task Points_with_the_same_targets_are_counted()
    {
        var (id, other) = (await AcceptAndBegin("code"), await AcceptAndBegin("other"));
        var points = new[] { "a", "b", "a", "a", "c" }.Select((hash, i) => Completed(i) with { SignalHash = hash }).ToArray();
        await Sweeps.KeepFirst(id, Data.Hash, [.. points, Disqualified(5)], default);
        await Sweeps.KeepFirst(other, Data.Hash, points, default);

        var counts = await Sweeps.CountSignals(id, ["a", "c", "d"], default);

        Assert.Equal(new Dictionary<string, int> { ["a"] = 3, ["c"] = 1 }, counts);
        Assert.Equal(["a", null], (await Sweeps.ReadPoints(id, [3, 5], default)).Select(point => point.SignalHash));
    }

    [Fact]
    public async Task A_strategy_that_is_disqualified_as_a_whole_ends_its_sweep_once()
    {
        var id = await AcceptSweep("code");
        var refusal = new StrategyOutcome.Disqualified(
            DisqualificationReason.CompileError, "Line 1: no.", [new CodeError(1, 2, "CS0103", "no", "yes")]);

        await Sweeps.Disqualify(id, refusal, default);
        var ended = await Sweeps.Disqualify(id, refusal with { Reason = DisqualificationReason.TooComplex }, default);

        Assert.Equal((SweepStatus.Error, true, Time.Now), (ended.Status, ended.IsTerminal, ended.FinishedAt));
        Assert.Equivalent(refusal, ended.Disqualification, strict: true);
        Assert.Equal(0, (await Keep(id, 0)).FinishedPoints);
    }

    [Fact]
    public async Task The_time_left_follows_from_the_rate_so_far()
    {
        var id = await AcceptAndBegin("code");
        Time.Now += TimeSpan.FromSeconds(8);

        var running = await Keep(id, 0, 1, 2, 3);

        Assert.Equal(TimeSpan.FromSeconds(4), running.TimeLeft);
    }
}
