using System.Collections.Concurrent;

namespace Sentinel.Worker.Sandbox;

/// <summary>Runners for the lanes: spares that stand by warmed up, so that a lane whose runner is spent goes on at once.</summary>
internal sealed class RunnerSupply : IDisposable
{
    private readonly BlockingCollection<RunnerProcess> spares = [];
    private readonly SemaphoreSlim wanted = new(0);
    private readonly SandboxOptions options;
    private readonly RunnerStarter starter;
    private readonly CancellationToken stopping;
    private readonly Thread thread;
    private int taken;

    /// <summary>Begins to start spares, once every lane has its runner.</summary>
    public RunnerSupply(SandboxOptions options, RunnerStarter starter, CancellationToken stopping)
    {
        (this.options, this.starter, this.stopping) = (options, starter, stopping);
        thread = new Thread(Fill) { IsBackground = true, Name = "spare runners" };
        thread.Start();
    }

    /// <summary>Processes that stand by.</summary>
    public IReadOnlyList<int> ProcessIds => [.. spares.Select(spare => spare.Id)];

    /// <summary>A runner that is warmed up; only when no spare stands by does this take as long as a start.</summary>
    /// <exception cref="OperationCanceledException">The pool is stopping.</exception>
    public RunnerProcess Take()
    {
        var isSpare = spares.TryTake(out var spare);
        var runner = spare ?? starter.Start();
        if (options.Spares == 0) return runner;

        if (Interlocked.Increment(ref taken) == options.Runners) wanted.Release(options.Spares);
        else if (isSpare && taken > options.Runners) wanted.Release();
        return runner;
    }

    /// <summary>Adds a first spare, with one try.</summary>
    public void StartOne(CancellationToken cancellationToken) => spares.Add(starter.StartOnce(cancellationToken), cancellationToken);

    /// <summary>Makes sure that a process is gone.</summary>
    public void Stop(RunnerProcess runner) => starter.Stop(runner);

    /// <summary>Waits for the last start, then ends all spares.</summary>
    public void Dispose()
    {
        thread.Join();
        while (spares.TryTake(out var spare)) starter.Stop(spare);
        spares.Dispose();
        wanted.Dispose();
    }

    private void Fill()
    {
        try
        {
            while (true)
            {
                wanted.Wait(stopping);
                spares.Add(starter.Start(), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Dispose ends what stands by
        }
    }
}
