using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Tests.Hosting;
using Sentinel.Worker.Tests.Sandbox.Kernel;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>The stop, or the end of its time, that comes while a runner starts: programs that stand in for a runner say when that is.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunnerStarterTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly LogRecord log = new();
    private readonly ManualClock clock = new();
    private readonly WaitingStrategies line = new(static _ => 1);
    private readonly StrategyJob waiting = new(
        new StrategyRun("", SandboxHost.Prices, Parameters.None), TimeSpan.FromSeconds(10), NullLogger.Instance, CancellationToken.None);

    [LinuxFact]
    public async Task A_start_that_the_stop_cuts_short_is_no_fault()
    {
        var start = Start($": > {folder.Of("now")}; exec sleep 60");
        await Eventually.Holds(() => File.Exists(folder.Of("now")));

        await stopping.CancelAsync();

        await AssertQuietEnd(start);
    }

    // The child keeps the error output open, and so the starter busy with what was said, until the stop has come.
    [LinuxFact]
    public async Task A_runner_that_has_ended_when_the_stop_comes_is_no_fault()
    {
        var start = Start($"(sleep 0.3; : > {folder.Of("now")}; while [ -e {folder.Of("now")} ]; do sleep 0.05; done) > /dev/null &\nexit 1");
        await Eventually.Holds(() => File.Exists(folder.Of("now")));

        await stopping.CancelAsync();
        File.Delete(folder.Of("now"));

        await AssertQuietEnd(start);
    }

    [LinuxFact]
    public async Task Without_a_stop_the_same_is_a_fault_of_whoever_waits()
    {
        var start = Start("exit 1");

        await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => waiting.Outcome);

        Assert.Contains("ended before it was ready", Assert.Single(log.Errors), StringComparison.Ordinal);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
    }

    [LinuxFact]
    public async Task A_start_that_the_machine_keeps_waiting_is_given_up_after_six_times_as_long()
    {
        var fault = await FaultOfStart("exec sleep 60", () => clock.Advance(TimeSpan.FromSeconds(180)));

        Assert.Contains("was not ready within 30 s", fault.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_start_that_the_machine_keeps_waiting_is_not_given_up_before()
    {
        var fault = await FaultOfStart($"while [ ! -e {folder.Of("end")} ]; do sleep 0.05; done; exit 1", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(179.999));
            File.WriteAllText(folder.Of("end"), "");
        });

        Assert.Contains("ended before it was ready", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        stopping.Dispose();
        line.Dispose();
        folder.Dispose();
    }

    private Task<RunnerProcess> Start(string script)
    {
        line.Add(waiting);
        var options = new SandboxOptions { DotnetPath = UnconfinedRunner.Script(folder, script) };
        var starter = new RunnerStarter(options, line, new IsolationStatus(NullLogger<IsolationStatus>.Instance), log, stopping.Token);
        return Task.Run(starter.Start);
    }

    private async Task<StrategyRunnerFaultException> FaultOfStart(string script, Action then)
    {
        var options = new SandboxOptions { DotnetPath = UnconfinedRunner.Script(folder, script) };
        var start = Task.Run(() => RunnerProcess.Start(options, NullLogger.Instance, CancellationToken.None, clock));
        await Eventually.Holds(() => clock.Waiting == 1);
        then();
        return await Assert.ThrowsAsync<StrategyRunnerFaultException>(() => start);
    }

    private async Task AssertQuietEnd(Task<RunnerProcess> start)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.Empty(log.Errors);
        Assert.False(waiting.Outcome.IsCompleted);
    }
}
