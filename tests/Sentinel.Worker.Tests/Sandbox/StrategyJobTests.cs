using System.Runtime.Versioning;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox.Protocol;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>What becomes of a strategy whose runner may be to blame: programs that stand in for runners say how each run ends.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StrategyJobTests : IDisposable
{
    private static readonly string Completes = ScriptedRunner.Reply(new StrategyOutcome.Completed(new double[SandboxHost.Prices.Count]));
    private static readonly string Fails = ScriptedRunner.Fault(new RunnerFaultException("System.NullReferenceException", "Ours.", "at Sentinel.Ours()"));
    private static readonly string RunsOutOfMemory = ScriptedRunner.Reply(new StrategyOutcome.Disqualified(DisqualificationReason.MemoryLimit, "Full.", []));

    private static readonly string CannotBeLoaded = ScriptedRunner.Reply(
        new StrategyOutcome.Disqualified(DisqualificationReason.RuntimeException, "TypeLoadException", []) { IsDoubtful = true });

    private readonly TempFolder folder = new();
    private readonly ScriptedRunner runner;
    private SandboxHost? sandbox;

    public StrategyJobTests() => runner = new ScriptedRunner(folder);

    [LinuxFact]
    public async Task What_fails_in_our_own_code_is_tried_in_three_runners_said_once_and_given_up_as_a_fault()
    {
        Begin(Completes, Fails);
        await Run();

        var fault = await Assert.ThrowsAsync<StrategyRunnerFaultException>(Run);

        Assert.Contains("3 runners failed in our own code with this strategy, the last with System.NullReferenceException: Ours.", fault.Message, StringComparison.Ordinal);
        Assert.Contains("at Sentinel.Ours()", Assert.Single(sandbox!.Errors), StringComparison.Ordinal);
        Assert.Equal(4, runner.Runs.Length);
        Assert.Equal(3, runner.Runs.Distinct().Count());
    }

    [LinuxFact]
    public async Task What_fails_in_our_own_code_once_is_run_in_a_fresh_runner_and_counts_as_that_says()
    {
        Begin(Completes, Fails, Completes);
        await Run();

        Assert.IsType<StrategyOutcome.Completed>(await Run());

        AssertLastRunWasInAFreshProcess(runs: 3);
    }

    [LinuxTheory]
    [InlineData("crash")]
    [InlineData("memory")]
    [InlineData("loading")]
    public async Task An_end_that_a_fresh_runner_does_not_confirm_does_not_count_and_an_operator_hears_of_it(string kind)
    {
        Begin(Completes, EndingOf(kind), Completes);
        await Run();

        Assert.IsType<StrategyOutcome.Completed>(await Run());

        AssertLastRunWasInAFreshProcess(runs: 3);
        Assert.Contains(sandbox!.Warnings, line => line.Contains("the latter counts", StringComparison.Ordinal));
    }

    [LinuxTheory]
    [InlineData("crash", DisqualificationReason.Crashed)]
    [InlineData("memory", DisqualificationReason.MemoryLimit)]
    [InlineData("loading", DisqualificationReason.RuntimeException)]
    public async Task An_end_that_a_fresh_runner_confirms_counts(string kind, DisqualificationReason reason)
    {
        Begin(Completes, EndingOf(kind));
        await Run();

        Assert.Equal(reason, Assert.IsType<StrategyOutcome.Disqualified>(await Run()).Reason);

        AssertLastRunWasInAFreshProcess(runs: 3);
        Assert.DoesNotContain(sandbox!.Warnings, line => line.Contains("the latter counts", StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task An_end_in_a_runner_that_ran_nothing_before_needs_no_other()
    {
        Begin(ScriptedRunner.Crash);

        Assert.Equal(DisqualificationReason.Crashed, Assert.IsType<StrategyOutcome.Disqualified>(await Run()).Reason);

        Assert.Single(runner.Runs);
    }

    [LinuxFact]
    public async Task What_waits_for_a_fresh_runner_keeps_nobody_waiting()
    {
        Begin(Completes, ScriptedRunner.Crash, Completes);
        await Run();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Run()));

        Assert.All(outcomes, outcome => Assert.IsType<StrategyOutcome.Completed>(outcome));
        Assert.Equal(22, runner.Runs.Length);
    }

    public void Dispose()
    {
        sandbox?.Dispose();
        folder.Dispose();
    }

    private static string EndingOf(string kind) => kind switch
    {
        "memory" => RunsOutOfMemory,
        "loading" => CannotBeLoaded,
        _ => ScriptedRunner.Crash,
    };

    private void Begin(params string[] endings) => sandbox = SandboxHost.With(("Runners", "1"), ("DotnetPath", runner.Program(endings)));

    private Task<StrategyOutcome> Run() => sandbox!.Run("any");

    private void AssertLastRunWasInAFreshProcess(int runs)
    {
        Assert.Equal(runs, runner.Runs.Length);
        Assert.DoesNotContain(runner.Runs[^1], runner.Runs[..^1]);
    }
}
