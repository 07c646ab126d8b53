using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sandbox.Protocol;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Sandbox;

public sealed class RunnerProcessTests(ITestOutputHelper output)
{
    private readonly ManualClock clock = new();

    private static StrategyRun Honest { get; } = new("double[] GenerateSignals(Bars bars) => new double[bars.Count];", SandboxHost.Prices, Parameters.None);

    private static StrategyRun Endless { get; } = new("double[] GenerateSignals(Bars bars) { while (true) { } }", SandboxHost.Prices, Parameters.None);

    [Fact]
    public void A_runner_exits_when_its_parent_is_gone_even_while_a_strategy_spins()
    {
        using var runner = Process.Start(RunnerCommand.Create(new SandboxOptions()))!;
        var requests = runner.StandardInput.BaseStream;
        runner.StandardOutput.BaseStream.ReadReady();
        requests.WriteRequest(new RunnerRequest.Load("key", SandboxHost.Prices));
        requests.WriteRequest(new RunnerRequest.Run(1, "key", "double[] GenerateSignals(Bars bars) { while (true) { } }", Parameters.None));

        requests.Close(); // as the kernel does when the parent is killed
        var exited = runner.WaitForExit(TimeSpan.FromSeconds(10));
        runner.Kill();

        Assert.True(exited);
    }

    [Fact]
    public void After_two_thousand_strategies_contexts_are_collected_and_memory_is_flat()
    {
        using var runner = RunnerProcess.Start(new SandboxOptions(), NullLogger.Instance, CancellationToken.None);
        using var process = Process.GetProcessById(runner.Id);

        var early = MemoryAfter(500, runner, process);
        var late = MemoryAfter(1500, runner, process);

        output.WriteLine($"{early / 1024 / 1024} MB after 500 strategies, {late / 1024 / 1024} MB after 2,000; {runner.LiveContexts} contexts alive");
        Assert.InRange(runner.LiveContexts, 0, 500);
        Assert.InRange(late - early, long.MinValue, 40L * 1024 * 1024);
    }

    [Fact]
    public void A_strategy_handed_to_a_runner_that_went_down_after_the_last_one_is_lost_and_not_blamed()
    {
        using var runner = RunnerProcess.Start(new SandboxOptions(), NullLogger.Instance, CancellationToken.None);
        using var process = Process.GetProcessById(runner.Id);
        var first = runner.Run(Honest, TimeSpan.FromSeconds(10), CancellationToken.None);
        process.Kill();
        process.WaitForExit();

        var second = Record.Exception(() => runner.Run(Honest, TimeSpan.FromSeconds(10), CancellationToken.None));

        Assert.IsType<StrategyOutcome.Completed>(first);
        Assert.IsType<RunnerLostException>(second);
    }

    [Fact]
    public async Task A_runner_is_killed_when_the_clock_says_so_and_not_before()
    {
        using var runner = RunnerProcess.Start(new SandboxOptions(), NullLogger.Instance, CancellationToken.None);
        var run = await Begin(runner, Endless, TimeSpan.FromSeconds(1));
        var before = ProcessorTimeOf(runner);
        await Eventually.Holds(() => ProcessorTimeOf(runner) - before > TimeSpan.FromSeconds(1));

        Assert.Contains("did not end within 1 s", await KilledAfter(TimeSpan.FromSeconds(1), runner, run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_that_the_machine_kept_waiting_has_six_times_as_long()
    {
        using var runner = RunnerProcess.Start(new SandboxOptions(), NullLogger.Instance, CancellationToken.None);
        var run = await Begin(runner, Endless, TimeSpan.FromMinutes(10));

        Assert.Contains("did not end within 600 s", await KilledAfter(TimeSpan.FromMinutes(60), runner, run), StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_strategy_is_not_blamed_for_a_core_that_it_did_not_get()
    {
        using var runner = RunnerProcess.Start(new SandboxOptions(), NullLogger.Instance, CancellationToken.None);
        Signal("-STOP", runner);
        var run = await Begin(runner, Honest, TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(59));
        Signal("-CONT", runner);

        Assert.IsType<StrategyOutcome.Completed>(await run);
    }

    private async Task<Task<StrategyOutcome>> Begin(RunnerProcess runner, StrategyRun strategy, TimeSpan wallTime)
    {
        var run = Task.Run(() => runner.Run(strategy, wallTime, CancellationToken.None, clock));
        await Eventually.Holds(() => clock.Waiting == 1);
        runner.Watch();
        return run;
    }

    private async Task<string> KilledAfter(TimeSpan time, RunnerProcess runner, Task<StrategyOutcome> run)
    {
        clock.Advance(time - TimeSpan.FromMilliseconds(1));
        var wasAlive = runner.IsUsable && !run.IsCompleted;
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var isAlive = runner.IsUsable;
        var outcome = Assert.IsType<StrategyOutcome.Disqualified>(await run);

        Assert.True(wasAlive);
        Assert.False(isAlive);
        Assert.Equal(DisqualificationReason.TimeLimit, outcome.Reason);
        return outcome.Message;
    }

    private static void Signal(string signal, RunnerProcess runner)
    {
        using var kill = Process.Start("kill", [signal, $"{runner.Id}"]);
        kill.WaitForExit();
    }

    private static TimeSpan ProcessorTimeOf(RunnerProcess runner)
    {
        using var process = Process.GetProcessById(runner.Id);
        return process.TotalProcessorTime;
    }

    private static long MemoryAfter(int runs, RunnerProcess runner, Process process)
    {
        for (var i = 0; i < runs; i++)
        {
            var code = $"double[] GenerateSignals(Bars bars) => bars.Select(bar => bar.Close > {runner.Runs} ? 1.0 : 0.0).ToArray();";
            var outcome = runner.Run(new StrategyRun(code, SandboxHost.Prices, Parameters.None), TimeSpan.FromSeconds(10), CancellationToken.None);
            Assert.Null((outcome as StrategyOutcome.Disqualified)?.Message);
            runner.Settle();
        }

        process.Refresh();
        return process.WorkingSet64;
    }
}
