using System.Diagnostics;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

public sealed class RunnerPoolTests
{
    private const string Flat = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";
    private const string Slow = "double[] GenerateSignals(Bars bars) { var sum = 0.0; for (var i = 0; i < 1_000_000_000; i++) sum += i % 3; return new double[bars.Count]; }";
    private const string Endless = "double[] GenerateSignals(Bars bars) { while (true) { } }";

    [Fact(Timeout = 120_000)]
    public async Task Two_hundred_strategies_over_two_runners_all_complete()
    {
        using var sandbox = SandboxHost.With(("Runners", "2"));
        var codes = Enumerable.Range(0, 200).Select(i => $"double[] GenerateSignals(Bars bars) => bars.Select(_ => {i} / 200.0).ToArray();");

        var targets = await Task.WhenAll(codes.Select(code => sandbox.Targets(code)));

        Assert.Equal(Enumerable.Range(0, 200).Select(i => i / 200.0), targets.Select(each => each[^1]));
        Assert.Equal(2, sandbox.Pool.ProcessIds.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Runs_over_many_series_each_get_their_own_bars()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        var lengths = Enumerable.Range(0, 30).Select(i => 10 + (i * 7 % 11)).ToArray();

        var outcomes = await Task.WhenAll(lengths.Select(length =>
            sandbox.Run(new StrategyRun(Flat, SandboxHost.PricesOf(length), Parameters.None), CancellationToken.None)));

        Assert.Equal(lengths, outcomes.Cast<StrategyOutcome.Completed>().Select(outcome => outcome.Targets.Length));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_process_is_replaced_after_the_agreed_number_of_runs()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("RunsPerProcess", "2"));
        await sandbox.Targets(Flat);
        var first = Assert.Single(sandbox.Pool.ProcessIds);

        await sandbox.Targets(Flat);
        await sandbox.Targets(Flat);

        Assert.NotEqual(first, Assert.Single(sandbox.Pool.ProcessIds));
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_spares_a_process_that_is_spent_is_replaced_all_the_same()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("Spares", "0"), ("RunsPerProcess", "2"));
        await sandbox.Targets(Flat);
        var first = Assert.Single(sandbox.Pool.ProcessIds);

        await sandbox.Targets(Flat);
        await sandbox.Targets(Flat);

        Assert.NotEqual(first, Assert.Single(sandbox.Pool.ProcessIds));
        Assert.Empty(sandbox.Pool.SpareProcessIds);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_spare_stands_by_and_takes_over()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:05"));
        await sandbox.Targets(Flat);
        await Until(() => sandbox.Pool.SpareProcessIds.Count == 1);
        var spare = Assert.Single(sandbox.Pool.SpareProcessIds);

        var endless = sandbox.Run(Endless);
        await sandbox.Targets(Flat); // before the cause is looked for, which may cost the spare too

        Assert.Equal(spare, Assert.Single(sandbox.Pool.ProcessIds));
        Assert.Equal(DisqualificationReason.TimeLimit, Assert.IsType<StrategyOutcome.Disqualified>(await endless).Reason);
        await Until(() => sandbox.Pool.SpareProcessIds.Count == 1);
        Assert.NotEqual(spare, Assert.Single(sandbox.Pool.SpareProcessIds));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("memory", "double[] GenerateSignals(Bars bars) => new double[100_000_000];", DisqualificationReason.MemoryLimit)]
    [InlineData("time", Endless, DisqualificationReason.TimeLimit)]
    public async Task A_process_that_ran_out_of_something_is_replaced(string what, string code, DisqualificationReason reason)
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:05"));
        await sandbox.Targets(Flat);
        var before = Assert.Single(sandbox.Pool.ProcessIds);

        var outcome = await sandbox.Disqualification(code);
        await sandbox.Targets(Flat);

        Assert.Equal((what, reason), (what, outcome.Reason));
        Assert.NotEqual(before, Assert.Single(sandbox.Pool.ProcessIds));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_process_in_which_nothing_is_left_behind_is_kept()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        await sandbox.Targets(Flat);
        var before = Assert.Single(sandbox.Pool.ProcessIds);

        for (var i = 0; i < 80; i++) await sandbox.Targets(Flat);

        Assert.Equal(before, Assert.Single(sandbox.Pool.ProcessIds));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_process_that_was_killed_while_idle_is_nobodys_fault()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        await sandbox.Targets(Flat);
        using var process = Process.GetProcessById(Assert.Single(sandbox.Pool.ProcessIds));

        process.Kill();
        await process.WaitForExitAsync();
        var targets = await sandbox.Targets(Flat);

        Assert.Equal(SandboxHost.Prices.Count, targets.Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_strategy_whose_process_somebody_killed_is_run_again()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:01:00"));
        await sandbox.Targets(Flat);
        var run = sandbox.Targets(Slow);

        await KillWhileBusy(sandbox);
        var targets = await run;

        Assert.Equal(SandboxHost.Prices.Count, targets.Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_strategy_whose_processes_are_killed_one_after_the_other_is_to_blame()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:05:00"));
        await sandbox.Targets(Flat);
        var run = sandbox.Disqualification(Endless);

        await KillWhileBusy(sandbox);
        await KillWhileBusy(sandbox);
        await KillWhileBusy(sandbox);
        var outcome = await run;

        Assert.Equal(DisqualificationReason.Crashed, outcome.Reason);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_caller_that_gives_up_gets_its_runner_killed()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:05:00"));
        await sandbox.Targets(Flat);
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        var run = sandbox.Run(new StrategyRun(Endless, SandboxHost.Prices, Parameters.None), giveUp.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var targets = await sandbox.Targets(Flat);

        Assert.Equal(SandboxHost.Prices.Count, targets.Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_caller_that_gives_up_in_line_is_not_run()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:02"));
        using var giveUp = new CancellationTokenSource();
        var before = sandbox.Run(Endless);

        var waiting = sandbox.Run(new StrategyRun(Endless, SandboxHost.Prices, Parameters.None), giveUp.Token);
        var after = sandbox.Targets(Flat);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(DisqualificationReason.TimeLimit, Assert.IsType<StrategyOutcome.Disqualified>(await before).Reason);
        Assert.Equal(SandboxHost.Prices.Count, (await after).Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task Runners_come_and_go_while_strategies_run_and_none_is_lost()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        var runs = Enumerable.Range(0, 600)
            .Select(i => sandbox.Targets($"double[] GenerateSignals(Bars bars) => bars.Select(_ => {i} / 600.0).ToArray();"))
            .ToArray();

        sandbox.Pool.Resize(3);
        await Until(() => sandbox.Pool.ProcessIds.Count == 3);
        sandbox.Pool.Resize(1);
        await Until(() => sandbox.Pool.Activity.Count == 1);
        sandbox.Pool.Resize(2);

        var targets = await Task.WhenAll(runs);
        Assert.Equal(Enumerable.Range(0, 600).Select(i => i / 600.0), targets.Select(each => each[^1]));
        Assert.Equal(2, sandbox.Pool.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Without_runners_strategies_wait_until_there_are_some()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        await sandbox.Targets(Flat);
        using var process = Process.GetProcessById(Assert.Single(sandbox.Pool.ProcessIds));

        sandbox.Pool.Resize(0);
        await process.WaitForExitAsync();
        await Until(() => sandbox.Pool.Activity.Count == 0);
        var waiting = sandbox.Targets(Flat);
        Assert.False(waiting.IsCompleted);
        sandbox.Pool.Resize(1);

        Assert.Equal(SandboxHost.Prices.Count, (await waiting).Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_runner_that_has_to_go_finishes_its_strategy_and_says_so_until_then()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("WallTime", "00:00:03"));
        await sandbox.Targets(Flat);
        var subject = new RunSubject(RunKind.Backtest, Guid.CreateVersion7(), "endless");
        var run = sandbox.Run(new StrategyRun(Endless, SandboxHost.Prices, Parameters.None) { Subject = subject }, CancellationToken.None);
        await Until(() => sandbox.Pool.Activity is [{ Running: not null }]);

        sandbox.Pool.Resize(0);

        Assert.Equal(subject, Assert.Single(sandbox.Pool.Activity).Running);
        Assert.Equal(DisqualificationReason.TimeLimit, Assert.IsType<StrategyOutcome.Disqualified>(await run).Reason);
        await Until(() => sandbox.Pool.Activity.Count == 0);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_computes_is_confirmed_however_many_come_at_once(int runners)
    {
        using var sandbox = SandboxHost.With(("Runners", $"{runners}"));
        var codes = Enumerable.Range(0, 100).Select(i => $"double[] GenerateSignals(Bars bars) => bars.Select(_ => {i} / 100.0).ToArray();");

        var objections = await Task.WhenAll(codes.Select(code => sandbox.Confirmation(code)));

        Assert.All(objections, Assert.Null);
    }

    [Fact(Timeout = 120_000)]
    public async Task One_runner_confirms_in_a_spare_and_has_its_first_process_stand_by()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        await sandbox.Targets(Flat);
        await Until(() => sandbox.Pool.SpareProcessIds.Count == 1);
        var (first, spare) = (Assert.Single(sandbox.Pool.ProcessIds), Assert.Single(sandbox.Pool.SpareProcessIds));

        Assert.Null(await sandbox.Confirmation(Flat));

        Assert.Equal(spare, Assert.Single(sandbox.Pool.ProcessIds));
        Assert.Contains(first, sandbox.Pool.SpareProcessIds);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_strategy_whose_first_process_is_gone_is_confirmed_in_any()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("Spares", "0"));
        var run = new StrategyRun(Flat, SandboxHost.Prices, Parameters.None);
        var first = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(run, CancellationToken.None));
        using var process = Process.GetProcessById(Assert.Single(sandbox.Pool.ProcessIds));

        process.Kill();
        await process.WaitForExitAsync();

        Assert.Null(await sandbox.Confirm(run, first, CancellationToken.None));
    }

    [Fact(Timeout = 600_000)]
    public async Task Confirmations_outlive_that_runners_come_and_go_and_wait_where_there_are_none()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"));
        var confirmations = Enumerable.Range(0, 60)
            .Select(i => sandbox.Confirmation($"double[] GenerateSignals(Bars bars) => bars.Select(_ => {i} / 60.0).ToArray();"))
            .ToArray();

        sandbox.Pool.Resize(3);
        await Eventually.Holds(() => sandbox.Pool.ProcessIds.Count == 3);
        sandbox.Pool.Resize(0);
        await Eventually.Holds(() => sandbox.Pool.Activity.Count == 0);
        sandbox.Pool.Resize(1);

        Assert.All(await Task.WhenAll(confirmations), Assert.Null);
        await Eventually.Holds(() => sandbox.Pool.Activity.Count == 1);
    }

    [Fact(Timeout = 120_000)]
    public async Task Disposal_ends_what_waits_to_be_confirmed_as_a_fault()
    {
        var sandbox = SandboxHost.With(("Runners", "1"));
        var run = new StrategyRun(Flat, SandboxHost.Prices, Parameters.None);
        var first = Assert.IsType<StrategyOutcome.Completed>(await sandbox.Run(run, CancellationToken.None));
        sandbox.Pool.Resize(0);
        await Until(() => sandbox.Pool.Activity.Count == 0);
        var confirmation = sandbox.Confirm(run, first, CancellationToken.None);

        sandbox.Dispose();

        await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => confirmation);
    }

    [Fact(Timeout = 300_000)]
    public async Task As_many_spares_stand_by_as_runners_were_lost_in_a_row_so_that_the_next_honest_strategy_has_a_warm_one()
    {
        var clock = new ManualClock();
        using var sandbox = SandboxHost.With(clock, ("Runners", "1"), ("ExtraSpares", "2"), ("WallTime", "00:01:00"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => sandbox.Run(Overflowing(i))));
        await Until(() => sandbox.Pool.SpareProcessIds.Count >= 3);
        var standingBy = sandbox.Pool.SpareProcessIds;

        var crashing = Enumerable.Range(0, 3).Select(i => sandbox.Run(Overflowing(i))).ToArray();
        var subject = new RunSubject(RunKind.Backtest, Guid.CreateVersion7(), "honest");
        var honest = sandbox.Run(new StrategyRun(Slow, SandboxHost.Prices, Parameters.None) { Subject = subject }, CancellationToken.None);
        await Until(() => sandbox.Pool.Activity is [{ Running: { } running }] && running == subject);

        Assert.Contains(Assert.Single(sandbox.Pool.Activity).ProcessId!.Value, standingBy);
        Assert.IsType<StrategyOutcome.Completed>(await honest);
        Assert.All(await Task.WhenAll(crashing), outcome => Assert.Equal(DisqualificationReason.Crashed, ((StrategyOutcome.Disqualified)outcome).Reason));

        clock.Advance(RunnerSupply.QuietTime);
        await Until(() => sandbox.Pool.SpareProcessIds.Count <= 2); // the usual one, and one that a runner was exchanged for
    }

    [Fact(Timeout = 120_000)]
    public async Task Disposal_kills_every_process_and_ends_what_runs_or_waits_as_a_fault()
    {
        var sandbox = SandboxHost.With(("Runners", "2"), ("WallTime", "00:05:00"));
        await Task.WhenAll(sandbox.Targets(Flat), sandbox.Targets(Flat));
        var processes = sandbox.Pool.ProcessIds.Select(Process.GetProcessById).ToArray();
        var runs = Enumerable.Range(0, 4).Select(_ => sandbox.Run(Endless)).ToArray();

        sandbox.Dispose();

        Assert.All(processes, process => Assert.True(process.WaitForExit(TimeSpan.FromSeconds(5))));
        foreach (var run in runs) await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => run);
    }

    [Fact(Timeout = 120_000)]
    public async Task Disposal_does_not_wait_for_processes_that_are_still_starting()
    {
        var sandbox = SandboxHost.With(("Runners", "2"));
        var run = sandbox.Run(Flat);

        sandbox.Dispose();

        await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => run);
        Assert.Empty(sandbox.Errors);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_runner_that_does_not_start_is_a_fault_that_is_reported_once()
    {
        using var sandbox = SandboxHost.With(("Runners", "3"), ("DotnetPath", "/nowhere/dotnet"));

        var faults = new[]
        {
            await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => sandbox.Run(Flat)),
            await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => sandbox.Run(Flat)),
        };

        Assert.All(faults, fault => Assert.Contains("/nowhere/dotnet", fault.Message, StringComparison.Ordinal));
        Assert.Contains("/nowhere/dotnet", Assert.Single(sandbox.Errors), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_runner_that_is_another_program_is_a_fault()
    {
        using var sandbox = SandboxHost.With(("Runners", "1"), ("DotnetPath", "/bin/echo"));

        var fault = await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => sandbox.Run(Flat));

        Assert.Contains("ended before it was ready", fault.Message, StringComparison.Ordinal);
    }

    private static string Overflowing(int number) =>
        $"double[] GenerateSignals(Bars bars) => [Deep(bars, {number})]; static double Deep(Bars bars, double depth) => Deep(bars, depth + 1) + depth;";

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition()) await Task.Delay(20, deadline.Token);
    }

    // Busy for so long that a strategy, and not its hand-over, is what keeps it.
    private static async Task KillWhileBusy(SandboxHost sandbox)
    {
        await Until(() => sandbox.Pool.ProcessIds.Count == 1);
        using var process = Process.GetProcessById(Assert.Single(sandbox.Pool.ProcessIds));
        var before = process.TotalProcessorTime;
        await Until(() =>
        {
            process.Refresh();
            return process.TotalProcessorTime - before > TimeSpan.FromSeconds(0.5);
        });
        process.Kill();
        await process.WaitForExitAsync();
        await Until(() => !sandbox.Pool.ProcessIds.Contains(process.Id));
    }
}
