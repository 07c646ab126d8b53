using Microsoft.Extensions.Logging;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Starts runners and keeps trying; while none runs, strategies that wait get a fault instead of waiting for ever.</summary>
internal sealed class RunnerStarter(
    SandboxOptions options, WaitingStrategies waiting, IsolationStatus isolation, ILogger log, CancellationToken stopping)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private int running;
    private int failing;

    /// <summary>A process that is warmed up.</summary>
    /// <exception cref="OperationCanceledException">The pool is stopping.</exception>
    public RunnerProcess Start()
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                return StartOnce(stopping);
            }
            catch (Exception fault) when (fault is StrategyRunnerFaultException or KernelIsolationMissingException)
            {
                stopping.ThrowIfCancellationRequested(); // a start cut short by the stop is no fault, and must not end the thread as one
                Report(fault);
                FailWaiting(fault);
            }

            stopping.WaitHandle.WaitOne(delay);
        }
    }

    /// <summary>The same, but with one try.</summary>
    /// <exception cref="StrategyRunnerFaultException">It did not start.</exception>
    /// <exception cref="KernelIsolationMissingException">It is not confined as the options require.</exception>
    public RunnerProcess StartOnce(CancellationToken cancellationToken)
    {
        var runner = RunnerProcess.Start(options, log, cancellationToken);
        Interlocked.Increment(ref running);
        Interlocked.Exchange(ref failing, 0);
        isolation.Record(runner.Isolation);
        return runner;
    }

    /// <summary>Makes sure that a process is gone.</summary>
    public void Stop(RunnerProcess runner)
    {
        runner.Dispose();
        Interlocked.Decrement(ref running);
    }

    // Every lane tries and fails alike; the operator needs to read it once.
    private void Report(Exception fault)
    {
        if (Interlocked.Exchange(ref failing, 1) == 0)
            log.LogError("No strategy can be run: {Cause} Trying again until it works; check the worker's files, Sandbox:DotnetPath, memory and the process limit.", fault.Message);
    }

    private void FailWaiting(Exception fault)
    {
        while (Volatile.Read(ref running) == 0 && waiting.TryTake(out var job)) job.Fail(new StrategyRunnerFaultException(fault.Message, fault));
    }
}
