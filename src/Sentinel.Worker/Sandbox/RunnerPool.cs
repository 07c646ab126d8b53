using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Runs strategies in long-lived processes; callers wait in line for the next one that is free.</summary>
internal sealed class RunnerPool : IStrategyRunner, IDisposable
{
    private readonly BlockingCollection<StrategyJob> jobs = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Lazy<RunnerLane[]> lanes;

    public RunnerPool(IOptions<SandboxOptions> options, ILogger<RunnerPool> log)
    {
        var starter = new RunnerStarter(options.Value, jobs, log, stopping.Token);
        lanes = new(() => [.. Enumerable.Range(0, options.Value.Runners).Select(_ => new RunnerLane(options.Value, starter, jobs, stopping.Token))]);
    }

    /// <summary>Processes that are running now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. lanes.Value.Select(lane => lane.ProcessId).OfType<int>()];

    /// <summary>Starts the processes, if they are not started yet, without waiting for them.</summary>
    public void Start() => _ = lanes.Value;

    /// <inheritdoc/>
    public async Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken)
    {
        Start();
        var job = new StrategyJob(run, cancellationToken);
        try
        {
            jobs.Add(job, cancellationToken);
        }
        catch (InvalidOperationException) when (jobs.IsAddingCompleted)
        {
            job.Stop();
        }

        return await job.Outcome.WaitAsync(cancellationToken);
    }

    /// <summary>Kills all processes; strategies that have no outcome yet end as a fault, for another worker to run.</summary>
    public void Dispose()
    {
        if (stopping.IsCancellationRequested) return;

        stopping.Cancel();
        if (lanes.IsValueCreated)
        {
            foreach (var lane in lanes.Value) lane.Join();
        }

        jobs.CompleteAdding();
        foreach (var waiting in jobs.GetConsumingEnumerable()) waiting.Stop();
    }
}
