using Dapper;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class PersonsVerdictTests : StorageTest
{
    [Fact]
    public async Task An_unknown_strategy_has_no_verdict_to_change()
    {
        Assert.False(await Backtests.UpdateVerdict("unknown", Verdict.Good, default));
    }

    [Fact]
    public async Task A_persons_verdict_counts_for_the_strategy_and_all_its_finished_backtests()
    {
        var first = await AcceptAndFinish(Request("a"), Outcomes.Success());
        var second = await AcceptAndFinish(Request("a"), Outcomes.Disqualified(), rerun: true);
        var other = await AcceptAndFinish(Request("b"), Outcomes.Success(signalHash: "others"));

        var known = await Backtests.UpdateVerdict(first.CodeHash, Verdict.Excellent, default);

        Assert.True(known);
        Assert.Equal((Verdict.Excellent, first.Revision + 1), await VerdictAndRevision(first.Id));
        Assert.Equal((Verdict.Excellent, second.Revision + 1), await VerdictAndRevision(second.Id));
        Assert.Equal((Verdict.Good, other.Revision), await VerdictAndRevision(other.Id));
        Assert.Equal(("excellent", "person"), StrategyVerdict(first.CodeHash));
    }

    [Fact]
    public async Task The_rules_own_verdict_stays_readable_in_the_outcome()
    {
        var backtest = await AcceptAndFinish(Request("a"), Outcomes.Success());

        await Backtests.UpdateVerdict(backtest.CodeHash, Verdict.Reject, default);

        Assert.Equal(Verdict.Good, (await Backtests.Find(backtest.Id, default))!.Outcome!.Verdict);
    }

    [Fact]
    public async Task A_later_verdict_of_the_rules_does_not_replace_a_persons()
    {
        var first = await AcceptAndFinish(Request("a"), Outcomes.Success());
        await Backtests.UpdateVerdict(first.CodeHash, Verdict.Poor, default);

        var rerun = await AcceptAndFinish(Request("a"), Outcomes.Success(), rerun: true);

        Assert.Equal(Verdict.Poor, rerun.Verdict);
        Assert.Equal(("poor", "person"), StrategyVerdict(first.CodeHash));
    }

    [Fact]
    public async Task A_pending_backtest_has_no_verdict_until_it_ends_with_the_persons()
    {
        var id = await Accept("a");
        await Backtests.UpdateVerdict((await Backtests.Find(id, default))!.CodeHash, Verdict.Average, default);

        var pending = await VerdictAndRevision(id);
        var kept = await Backtests.KeepFirstOutcome(id, Outcomes.Success(), default);

        Assert.Equal((null, 1L), pending);
        Assert.Equal(Verdict.Average, kept.Verdict);
    }

    [Fact]
    public async Task A_person_may_change_their_mind()
    {
        var backtest = await AcceptAndFinish(Request("a"), Outcomes.Success());
        await Backtests.UpdateVerdict(backtest.CodeHash, Verdict.Excellent, default);

        await Backtests.UpdateVerdict(backtest.CodeHash, Verdict.Reject, default);

        Assert.Equal((Verdict.Reject, backtest.Revision + 2), await VerdictAndRevision(backtest.Id));
    }

    private async Task<(Verdict? Verdict, long Revision)> VerdictAndRevision(Guid id)
    {
        var found = await Backtests.Find(id, default);
        return (found!.Verdict, found.Revision);
    }

    private (string Verdict, string Source) StrategyVerdict(string codeHash)
    {
        using var results = OpenResults();
        return results.QuerySingle<(string, string)>("select verdict, verdict_source from strategies where code_hash = @codeHash", new { codeHash });
    }
}
