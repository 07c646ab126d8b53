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
                Have(supply.Take(leaving.Token));
                Serve();
                GiveUp();
            }
        }
        catch (OperationCanceledException) when (IsLeaving)
        {
            GiveUp();
        }
    }

    private void Serve()
    {
        while (!IsLeaving && current is { IsUsable: true } runner && runner.Runs < options.RunsPerProcess)
        {
            if (Next(runner) is { } job && !(IsFit(runner, job) && Run(job))) PutBack(job);
        }

        if (current is { IsUsable: false }) supply.NoteLoss();
    }

    // Whose end is known waits for its cause behind all who wait for a runner; where none follows, the end has to do.
    private void PutBack(StrategyJob job)
    {
        if (job.IsLate && IsLeaving) job.Stop();
        else waiting.Add(job);
    }

    // None when the runner turns out to be spent. An exchange of runners costs more than a few turns: what another lane's will do for is left to it.
    private StrategyJob? Next(RunnerProcess runner)
    {
        if (waiting.TryTake(job => job.MayRunIn(runner) || (!job.IsLeftToOthers() && supply.HasOneFor(job)), out var job)) return job;

        runner.Settle();
        return runner.IsUsable ? waiting.Take(job => job.MayRunIn(runner), supply.HasOneFor, leaving.Token) : null;
    }

    // A spare that suits may be gone again: then the strategy goes back in line.
    private bool IsFit(RunnerProcess runner, StrategyJob job)
    {
        if (job.MayRunIn(runner)) return true;
        if (supply.Exchange(runner, job) is not { } other) return false;

        Have(other);
        return true;
    }

    private bool Run(StrategyJob job)
    {
        var runner = current!;
        work = new RunnerReport(runner.Id, job.Subject, time.GetUtcNow());
        var isDone = job.TryRun(runner, stopping);
        work = null;
        return isDone;
    }

    private void Have(RunnerProcess runner)
    {
        current = runner;
        runner.KeepTo(cores);
    }

    private void GiveUp()
    {
        if (current is not { } last) return;

        current = null;
        supply.Stop(last);
    }
}
