namespace Sentinel.Worker.Sandbox;

/// <summary>One thread and one process at a time: takes the next strategy in line, and replaces the process when it is spent.</summary>
/// <remarks>A thread rather than tasks: reads from a pipe to a process block, and must not block the shared thread pool.</remarks>
internal sealed class RunnerLane
{
    private readonly SandboxOptions options;
    private readonly RunnerSupply supply;
    private readonly WaitingStrategies waiting;
    private readonly CancellationToken stopping;
    private readonly Thread thread;
    private volatile RunnerProcess? current;

    /// <summary>Starts to work.</summary>
    public RunnerLane(SandboxOptions options, RunnerSupply supply, WaitingStrategies waiting, CancellationToken stopping)
    {
        (this.options, this.supply, this.waiting, this.stopping) = (options, supply, waiting, stopping);
        thread = new Thread(Work) { IsBackground = true, Name = "strategy runner" };
        thread.Start();
    }

    /// <summary>The process that is running now; null between two.</summary>
    public int? ProcessId => current?.Id;

    /// <summary>Ends its strategy if that takes too much.</summary>
    public void Watch() => current?.Watch();

    /// <summary>Waits until the lane has stopped and its process is gone.</summary>
    public void Join() => thread.Join();

    private void Work()
    {
        try
        {
            while (true)
            {
                var runner = current = supply.Take();
                Serve(runner);
                current = null;
                supply.Stop(runner);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            if (current is { } last) supply.Stop(last);
        }
    }

    private void Serve(RunnerProcess runner)
    {
        while (runner.IsUsable && runner.Runs < options.RunsPerProcess)
        {
            if (!waiting.TryTake(out var job))
            {
                runner.Settle();
                if (!runner.IsUsable) return;

                job = waiting.Take(stopping);
            }

            if (!job.TryRun(runner, options.WallTime, stopping)) waiting.Add(job);
        }
    }
}
