using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class OutcomeTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempStorage storage;

    public OutcomeTests() => storage = new TempStorage(folder);

    private IBacktestStore Backtests => storage.Backtests;

    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_verdict_ends_a_backtest_as_success()
    {
        var id = await Accept("a");

        var kept = await Backtests.KeepFirstOutcome(id, Outcomes.Success(), default);

        var found = await Backtests.Find(id, default);
        Assert.Equal(BacktestStatus.Success, kept.Status);
        Assert.Equal(BacktestStatus.Success, found!.Status);
        Assert.Equal(Verdict.Good, found.Verdict);
        Assert.Equivalent(Outcomes.Success(), found.Outcome, strict: true);
        Assert.Equal(kept.Revision, found.Revision);
    }

    [Fact]
    public async Task A_disqualification_ends_a_backtest_as_error()
    {
        var id = await Accept("a");

        var kept = await Backtests.KeepFirstOutcome(id, Outcomes.Disqualified(DisqualificationReason.TimeLimit), default);

        Assert.Equal((BacktestStatus.Error, Verdict.Reject), (kept.Status, kept.Verdict));
        Assert.Equal(DisqualificationReason.TimeLimit, kept.Outcome!.ReasonCode);
    }

    [Fact]
    public async Task The_first_of_fifty_simultaneous_outcomes_stays_and_all_are_told_of_it()
    {
        var id = await Accept("a");

        var kept = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Backtests.KeepFirstOutcome(id, Outcomes.Success(signalHash: $"signals {i}"), default)));

        Assert.Single(kept.Select(backtest => backtest.Outcome!.SignalHash).Distinct());
        Assert.Equal(kept[0].Outcome!.SignalHash, (await Backtests.Find(id, default))!.Outcome!.SignalHash);
        Assert.Single(kept.Select(backtest => backtest.Revision).Distinct());
    }

    [Fact]
    public async Task An_outcome_of_an_unknown_backtest_is_a_fault()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() =>
            Backtests.KeepFirstOutcome(Guid.Empty, Outcomes.Success(), default));

        Assert.Contains(Guid.Empty.ToString(), error.Message, StringComparison.Ordinal);
    }

    private async Task<Guid> Accept(string code) =>
        (await Backtests.Accept(new BacktestRequest { StrategyCode = code }, rerun: false, realPrices: true, default)).Backtest.Id;
}
