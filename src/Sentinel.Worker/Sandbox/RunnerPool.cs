using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Runs strategies in long-lived processes; callers wait in line, by priority, for the next one that is free.</summary>
internal sealed class RunnerPool : IStrategyRunner, IDisposable
{
    private readonly WaitingStrategies waiting;
    private readonly CancellationTokenSource stopping = new();
    private readonly RunnerSupply supply;
    private readonly Lazy<RunnerLane[]> lanes;
    private readonly Timer watch;

    public RunnerPool(IOptions<SandboxOptions> options, IsolationStatus isolation, ILogger<RunnerPool> log)
    {
        waiting = new WaitingStrategies(options.Value.WeightOf);
        supply = new RunnerSupply(options.Value, new RunnerStarter(options.Value, waiting, isolation, log, stopping.Token), stopping.Token);
        lanes = new(() => [.. Enumerable.Range(0, options.Value.Runners).Select(_ => new RunnerLane(options.Value, supply, waiting, stopping.Token))]);
        watch = new Timer(_ => Watch(), null, RunnerWatch.Interval, RunnerWatch.Interval);
    }

    /// <summary>Processes that serve strategies now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. lanes.Value.Select(lane => lane.ProcessId).OfType<int>()];

    /// <summary>Processes that stand by.</summary>
    public IReadOnlyList<int> SpareProcessIds => supply.ProcessIds;

    /// <summary>Starts the processes, if they are not started yet, without waiting for them.</summary>
    public void Start() => _ = lanes.Value;

    /// <summary>Starts a first process and waits for it.</summary>
    /// <exception cref="StrategyRunnerFaultException">It did not start.</exception>
    /// <exception cref="KernelIsolationMissingException">It is not confined as the options require.</exception>
    public void StartOne(CancellationToken cancellationToken) => supply.StartOne(cancellationToken);

    /// <inheritdoc/>
    public async Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken)
    {
        Start();
        var job = new StrategyJob(run, cancellationToken);
        waiting.Add(job);
        return await job.Outcome.WaitAsync(cancellationToken);
    }

    /// <summary>Kills all processes; strategies that have no outcome yet end as a fault, for another worker to run.</summary>
    public void Dispose()
    {
        if (stopping.IsCancellationRequested) return;

        stopping.Cancel();
        watch.Dispose();
        if (lanes.IsValueCreated)
        {
            foreach (var lane in lanes.Value) lane.Join();
        }

        supply.Dispose();
        waiting.Dispose();
    }

    private void Watch()
    {
        if (!lanes.IsValueCreated) return;
        foreach (var lane in lanes.Value) lane.Watch();
    }
}
