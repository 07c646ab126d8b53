using Dapper;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class AcceptanceTests : StorageTest
{
    private const string Code = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

    [Fact]
    public async Task An_accepted_request_is_found_as_it_was_sent()
    {
        var request = new BacktestRequest
        {
            StrategyCode = Code,
            Parameters = new Parameters([new("fast", 24), new("Slow", 0.1)]),
            Symbol = Symbol.Parse("ETH-USD"),
            From = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
            To = new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero),
            Costs = new CostModel(7.5, 2.5),
            InitialCapital = 12_345.67,
            Priority = BacktestPriority.High,
            Name = "Ünïcode \"quoted\" name",
        };

        var accepted = await Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default);

        var found = await Backtests.Find(accepted.Backtest.Id, default);
        Assert.True(accepted.IsNew);
        Assert.Equivalent(request, found!.Request, strict: true);
        Assert.Equal((BacktestStatus.Queued, CodeHash.Of(Code), Time.Now, 1L), (found.Status, found.CodeHash, found.CreatedAt, found.Revision));
        Assert.Equal((null, null, null, null), (found.Outcome, found.Verdict, found.StartedAt, found.DuplicateOf));
    }

    [Fact]
    public async Task An_unknown_id_is_not_found()
    {
        Assert.Null(await Backtests.Find(Guid.Empty, default));
        Assert.Null(await Backtests.FindRevision(Guid.Empty, default));
    }

    [Fact]
    public async Task There_is_any_backtest_once_one_was_accepted()
    {
        var before = await Backtests.Any(default);
        await Accept(Code);

        Assert.False(before);
        Assert.True(await Backtests.Any(default));
    }

    [Fact]
    public async Task The_same_request_while_one_is_pending_is_that_one()
    {
        var first = await Accept(Code);

        var second = await Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.False(second.IsNew);
        Assert.Equal((first, BacktestStatus.Queued), (second.Backtest.Id, second.Backtest.Status));
        Assert.Single(await Backtests.List(new BacktestQuery(), default));
    }

    [Theory]
    [InlineData(BacktestPriority.Bulk, BacktestPriority.Normal, BacktestPriority.Normal)]
    [InlineData(BacktestPriority.Normal, BacktestPriority.High, BacktestPriority.High)]
    [InlineData(BacktestPriority.Normal, BacktestPriority.Bulk, BacktestPriority.Normal)]
    [InlineData(BacktestPriority.High, BacktestPriority.Normal, BacktestPriority.High)]
    public async Task A_repeat_raises_the_priority_of_what_waits_and_never_lowers_it(
        BacktestPriority first, BacktestPriority second, BacktestPriority higher)
    {
        var id = await Accept(Request(Code) with { Priority = first });

        var repeat = await Backtests.Accept(Request(Code) with { Priority = second }, rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.Equal((id, higher), (repeat.Backtest.Id, repeat.Backtest.Request.Priority));
        Assert.Equal(higher, (await Backtests.Find(id, default))!.Request.Priority);
        Assert.Equal(first == higher ? 1 : 2, repeat.Backtest.Revision);
    }

    [Fact]
    public async Task A_repeat_does_not_change_the_priority_of_what_is_published()
    {
        var id = await Accept(Request(Code) with { Priority = BacktestPriority.Bulk });
        await Backtests.MarkPublished([id], default);

        var repeat = await Backtests.Accept(Request(Code) with { Priority = BacktestPriority.High }, rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.Equal((id, BacktestPriority.Bulk), (repeat.Backtest.Id, repeat.Backtest.Request.Priority));
    }

    [Fact]
    public async Task An_item_of_a_batch_raises_the_priority_of_what_waits()
    {
        var id = await Accept(Request(Code) with { Priority = BacktestPriority.Bulk });
        var urgent = BatchEntry.Valid(Request(Code) with { Priority = BacktestPriority.High }, rerun: false, barsHash: Outcomes.BarsHash);

        await Batches.Deliver(new BatchDelivery { BatchId = Guid.CreateVersion7(), Entries = [urgent] }, default);

        Assert.Equal(BacktestPriority.High, (await Backtests.Find(id, default))!.Request.Priority);
    }

    [Fact]
    public async Task The_same_request_after_a_verdict_is_answered_by_it()
    {
        var first = await AcceptAndFinish(Request(Code), Outcomes.Success());

        var second = await Backtests.Accept(Request(Code) with { Name = "another name" }, rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.False(second.IsNew);
        Assert.Equal((first.Id, BacktestStatus.Success), (second.Backtest.Id, second.Backtest.Status));
        Assert.NotNull(second.Backtest.Outcome);
    }

    [Fact]
    public async Task The_same_request_after_a_disqualification_is_answered_by_it()
    {
        var first = await AcceptAndFinish(Request(Code), Outcomes.Disqualified());

        var second = await Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.False(second.IsNew);
        Assert.Equal((first.Id, BacktestStatus.Error), (second.Backtest.Id, second.Backtest.Status));
    }

    [Fact]
    public async Task A_rerun_is_always_stored()
    {
        var first = await AcceptAndFinish(Request(Code), Outcomes.Success());

        var second = await Backtests.Accept(Request(Code), rerun: true, barsHash: Outcomes.BarsHash, default);

        Assert.True(second.IsNew);
        Assert.NotEqual(first.Id, second.Backtest.Id);
    }

    [Fact]
    public async Task A_finished_backtest_answers_before_its_pending_rerun()
    {
        var finished = await AcceptAndFinish(Request(Code), Outcomes.Success());
        await Accept(Code, rerun: true);

        var answer = await Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.Equal(finished.Id, answer.Backtest.Id);
    }

    [Fact]
    public async Task The_latest_of_several_finished_backtests_answers()
    {
        await AcceptAndFinish(Request(Code), Outcomes.Success());
        Time.Now += TimeSpan.FromSeconds(1);
        var latest = await AcceptAndFinish(Request(Code), Outcomes.Success(), rerun: true);

        var answer = await Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default);

        Assert.Equal(latest.Id, answer.Backtest.Id);
    }

    [Fact]
    public async Task A_result_answers_while_the_bars_are_the_same_and_again_once_they_are()
    {
        var first = await AcceptAndFinish(Request(Code), Outcomes.Success(dataHash: "first"));
        Time.Now += TimeSpan.FromSeconds(1);

        var changed = await Backtests.Accept(Request(Code), rerun: false, barsHash: "second", default);
        await Backtests.KeepFirstOutcome(changed.Backtest.Id, Outcomes.Success(dataHash: "second"), default);
        var same = await Backtests.Accept(Request(Code), rerun: false, barsHash: "second", default);
        var back = await Backtests.Accept(Request(Code), rerun: false, barsHash: "first", default);

        Assert.True(changed.IsNew);
        Assert.Equal((false, changed.Backtest.Id), (same.IsNew, same.Backtest.Id));
        Assert.Equal((false, first.Id), (back.IsNew, back.Backtest.Id));
    }

    [Fact]
    public async Task A_disqualification_over_other_bars_does_not_answer()
    {
        await AcceptAndFinish(Request(Code), Outcomes.Disqualified());

        Assert.True((await Backtests.Accept(Request(Code), rerun: false, barsHash: "others", default)).IsNew);
    }

    [Fact]
    public async Task What_waits_answers_whatever_the_bars_are_for_it_reads_them_when_it_begins()
    {
        var waiting = await Accept(Code);

        var repeat = await Backtests.Accept(Request(Code), rerun: false, barsHash: "newer", default);

        Assert.Equal((false, waiting), (repeat.IsNew, repeat.Backtest.Id));
    }

    [Theory]
    [InlineData(Outcomes.BarsHash, false)]
    [InlineData("newer", true)]
    public async Task What_is_running_answers_only_while_the_bars_are_those_it_was_accepted_over(string bars, bool isNew)
    {
        var running = await Accept(Code);
        await Backtests.MarkRunning(running, Time.Now, default);

        var repeat = await Backtests.Accept(Request(Code), rerun: false, bars, default);

        Assert.Equal((isNew, isNew), (repeat.IsNew, repeat.Backtest.Id != running));
    }

    [Fact]
    public async Task What_was_run_over_newer_bars_than_it_was_accepted_over_answers_for_those_it_was_run_over()
    {
        var id = await Accept(Code);
        await Backtests.KeepFirstOutcome(id, Outcomes.Success(dataHash: "newer"), default);

        var stale = await Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default);
        var current = await Backtests.Accept(Request(Code), rerun: false, barsHash: "newer", default);

        Assert.True(stale.IsNew);
        Assert.Equal((false, id), (current.IsNew, current.Backtest.Id));
    }

    [Fact]
    public async Task An_item_of_a_batch_is_answered_by_a_result_over_the_same_bars_only()
    {
        var first = await AcceptAndFinish(Request(Code), Outcomes.Success(dataHash: "first"));

        var items = await Batches.Deliver(
            new BatchDelivery
            {
                BatchId = Guid.CreateVersion7(),
                Entries = [BatchEntry.Valid(Request(Code), rerun: false, barsHash: "first"), BatchEntry.Valid(Request(Code), rerun: false, barsHash: "second")],
            },
            default);

        Assert.Equal((true, first.Id), (items[0].IsRepeat, items[0].BacktestId));
        Assert.False(items[1].IsRepeat);
    }

    [Fact]
    public async Task Another_window_symbol_cost_capital_or_parameter_is_another_request()
    {
        var request = Request(Code);
        BacktestRequest[] variations =
        [
            request,
            request with { From = Time.Now },
            request with { To = Time.Now },
            request with { From = Time.Now, WarmupBars = 0 },
            request with { Symbol = Symbol.Parse("ETH-USD") },
            request with { Costs = CostModel.Free },
            request with { InitialCapital = 1 },
            request with { Parameters = new Parameters([new("fast", 1)]) },
        ];

        var accepted = await Task.WhenAll(variations.Select(each => Backtests.Accept(each, rerun: false, barsHash: Outcomes.BarsHash, default)));

        Assert.All(accepted, acceptance => Assert.True(acceptance.IsNew));
    }

    [Fact]
    public async Task One_of_fifty_simultaneous_equal_requests_is_stored()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            Backtests.Accept(Request(Code), rerun: false, barsHash: Outcomes.BarsHash, default)));

        Assert.Single(accepted, acceptance => acceptance.IsNew);
        Assert.Single(accepted.Select(acceptance => acceptance.Backtest.Id).Distinct());
    }

    [Fact]
    public async Task Code_is_stored_once_and_each_layout_of_it_is_kept_where_it_differs()
    {
        var indented = $"\n\n{Code}\n";
        var first = await Accept(Code);
        var again = await Accept(Code, rerun: true);
        var other = await Accept(indented, rerun: true);

        await using var results = OpenResults();
        var ownTexts = results.Query<string?>("select strategy_code from backtests order by strategy_code is not null");
        Assert.Equal([null, null, indented], ownTexts);
        Assert.Equal(1, results.ExecuteScalar<int>("select count(*) from strategies"));
        Assert.Equal([Code, Code, indented], await CodesOf(first, again, other));
    }

    [Fact]
    public async Task A_window_keeps_excluding_a_bar_that_opens_a_tick_before_it()
    {
        var hour = new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

        var id = await Accept(Request(Code) with { From = hour.AddTicks(1), To = hour.AddHours(1) });

        var request = (await Backtests.Find(id, default))!.Request;
        Assert.Equal((hour.AddMilliseconds(1), hour.AddHours(1)), (request.From, request.To));
    }

    [Fact]
    public async Task Two_thousand_simultaneous_requests_are_all_on_disk()
    {
        var accepted = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i =>
            Backtests.Accept(Request($"strategy {i}"), rerun: false, barsHash: Outcomes.BarsHash, default)));

        Storage.Dispose();
        using var reopened = new TempStorage(Folder);
        var stored = await reopened.Backtests.ListUnpublished(BacktestPriority.Normal, 3_000, default);
        Assert.Equal(accepted.Select(acceptance => acceptance.Backtest.Id).Order(), stored.Select(due => due.Id).Order());
    }

    private async Task<List<string>> CodesOf(params Guid[] ids)
    {
        var codes = new List<string>();
        foreach (var id in ids) codes.Add((await Backtests.Find(id, default))!.Request.StrategyCode);
        return codes;
    }
}
