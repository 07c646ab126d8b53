using Sentinel.Core.Operations;

namespace Sentinel.Worker.Sandbox;

/// <summary>One thread and one process at a time: takes the next strategy in line, and replaces the process when it is spent.</summary>
/// <remarks>A thread rather than tasks: reads from a pipe to a process block, and must not block the shared thread pool.</remarks>
internal sealed class RunnerLane : IDisposable
{
    private readonly SandboxOptions options;
    private readonly RunnerSupply supply;
    private readonly WaitingStrategies waiting;
    private readonly TimeProvider time;
    private readonly CancellationToken stopping;
    private readonly CancellationTokenSource leaving;
    private readonly Thread thread;
    private volatile nint cores;
    private volatile RunnerProcess? current;
    private volatile RunnerReport? work;

    /// <summary>Starts to work.</summary>
    public RunnerLane(
        SandboxOptions options, RunnerSupply supply, WaitingStrategies waiting, TimeProvider time, CancellationToken stopping)
    {
        (this.options, this.supply, this.waiting, this.time, this.stopping) = (options, supply, waiting, time, stopping);
        leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        thread = new Thread(Work) { IsBackground = true, Name = "strategy runner" };
        thread.Start();
    }

    /// <summary>The process that is running now; null between two.</summary>
    public int? ProcessId => current?.Id;

    /// <summary>What it is doing.</summary>
    public RunnerReport Report => work ?? new RunnerReport(ProcessId, null, null);

    /// <summary>Whether it has ended, and its process is gone.</summary>
    public bool HasLeft => !thread.IsAlive;

    /// <summary>Ends its strategy if that takes too much.</summary>
    public void Watch() => current?.Watch();

    /// <summary>Has its process run on some cores only, this one and those that follow.</summary>
    public void KeepTo(nint cores)
    {
        this.cores = cores;
        current?.KeepTo(cores);
    }

    /// <summary>Finishes the strategy that runs and takes no other.</summary>
    public void Leave() => leaving.Cancel();

    /// <summary>Waits until the lane has stopped and its process is gone.</summary>
    public void Dispose()
    {
        thread.Join();
        leaving.Dispose();
    }

    // The linked source hears of the stop a moment later than whoever throws because of it.
    private bool IsLeaving => stopping.IsCancellationRequested || leaving.IsCancellationRequested;

    private void Work()
    {
        try
        {
            while (!IsLeaving)
            {
                var runner = current = supply.Take();
                runner.KeepTo(cores);
                Serve(runner);
                current = null;
                supply.Stop(runner);
            }
        }
        catch (OperationCanceledException) when (IsLeaving)
        {
            if (current is { } last) supply.Stop(last);
        }
    }

    private void Serve(RunnerProcess runner)
    {
        while (!IsLeaving && runner.IsUsable && runner.Runs < options.RunsPerProcess)
        {
            if (!waiting.TryTake(out var job))
            {
                runner.Settle();
                if (!runner.IsUsable) return;

                job = waiting.Take(leaving.Token);
            }

            work = new RunnerReport(runner.Id, job.Subject, time.GetUtcNow());
            if (!job.TryRun(runner, options.WallTime, stopping)) waiting.Add(job);
            work = null;
        }
    }
}
