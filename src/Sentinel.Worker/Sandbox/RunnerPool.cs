using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Runs strategies in long-lived processes; callers wait in line, by priority, for the next one that is free.</summary>
internal sealed class RunnerPool : IStrategyRunner, IDisposable
{
    // Who was in time once is not late for having met a runner that is less warmed up.
    private const double TimeToConfirm = 2;

    private readonly WaitingStrategies waiting;
    private readonly CancellationTokenSource stopping = new();
    private readonly RunnerSupply supply;
    private readonly SandboxOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly RunnerCores cores = RunnerCores.OfThisProcess();
    private readonly Lock resizing = new();
    private readonly Timer watch;
    private volatile bool isStarted;
    private volatile RunnerLane[] lanes = [];
    private volatile RunnerLane[] leaving = [];

    public RunnerPool(IOptions<SandboxOptions> options, IsolationStatus isolation, TimeProvider time, ILogger<RunnerPool> log)
    {
        (this.options, this.time, this.log) = (options.Value, time, log);
        waiting = new WaitingStrategies(options.Value.WeightOf);
        supply = new RunnerSupply(options.Value, new RunnerStarter(options.Value, waiting, isolation, log, stopping.Token), waiting, time, stopping.Token);
        watch = new Timer(_ => Watch(), null, RunnerWatch.Interval, RunnerWatch.Interval);
    }

    /// <summary>Runners that take strategies, whether or not their process has started yet.</summary>
    public int Count => lanes.Length;

    /// <summary>What each runner is doing, those included that finish their last strategy.</summary>
    public IReadOnlyList<RunnerReport> Activity => [.. lanes.Concat(leaving.Where(lane => !lane.HasLeft)).Select(lane => lane.Report)];

    /// <summary>Processes that serve strategies now.</summary>
    public IReadOnlyList<int> ProcessIds => [.. lanes.Select(lane => lane.ProcessId).OfType<int>()];

    /// <summary>Processes that stand by.</summary>
    public IReadOnlyList<int> SpareProcessIds => supply.ProcessIds;

    /// <summary>Starts the processes, if they are not started yet, without waiting for them.</summary>
    public void Start()
    {
        if (!isStarted) Resize(options.Runners, onlyAtStart: true);
    }

    /// <summary>Has more or fewer runners from now on; one that has to go finishes its strategy first. Without any, strategies wait.</summary>
    public void Resize(int count) => Resize(count, onlyAtStart: false);

    /// <summary>Starts a first process and waits for it.</summary>
    /// <exception cref="StrategyRunnerFaultException">It did not start.</exception>
    /// <exception cref="KernelIsolationMissingException">It is not confined as the options require.</exception>
    public void StartOne(CancellationToken cancellationToken) => supply.StartOne(cancellationToken);

    /// <inheritdoc/>
    public Task<StrategyOutcome> Run(StrategyRun run, CancellationToken cancellationToken) =>
        Run(new StrategyJob(run, options.WallTime, log, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<StrategyOutcome.Disqualified?> Confirm(
        StrategyRun run, StrategyOutcome.Completed first, CancellationToken cancellationToken)
    {
        var job = new StrategyJob(run, options.WallTime * TimeToConfirm, log, cancellationToken) { MayNotRunIn = first.Runner };
        return Endings.OfBoth(first, await Run(job, cancellationToken), run.Prices);
    }

    /// <summary>Kills all processes; strategies that have no outcome yet end as a fault, for another worker to run.</summary>
    public void Dispose()
    {
        if (stopping.IsCancellationRequested) return;

        stopping.Cancel();
        watch.Dispose();
        lock (resizing)
        {
            foreach (var lane in lanes.Concat(leaving)) lane.Dispose();
        }

        supply.Dispose();
        waiting.Dispose();
    }

    private async Task<StrategyOutcome> Run(StrategyJob job, CancellationToken cancellationToken)
    {
        Start();
        waiting.Add(job);
        return await job.Outcome.WaitAsync(cancellationToken);
    }

    private void Resize(int count, bool onlyAtStart)
    {
        lock (resizing)
        {
            if (stopping.IsCancellationRequested || (onlyAtStart && isStarted)) return;

            isStarted = true;
            var (stay, go) = (lanes.Take(count).ToArray(), lanes.Skip(count).ToArray());
            foreach (var lane in go) lane.Leave();
            foreach (var lane in leaving.Where(lane => lane.HasLeft)) lane.Dispose();
            leaving = [.. leaving.Where(lane => !lane.HasLeft), .. go];
            lanes = [.. stay, .. Enumerable.Range(0, count - stay.Length).Select(_ => new RunnerLane(options, supply, waiting, time, stopping.Token))];
            if (options.OneCoreEach) foreach (var (i, lane) in lanes.Index()) lane.KeepTo(cores.Of(i, count));
        }
    }

    private void Watch()
    {
        foreach (var lane in lanes.Concat(leaving)) lane.Watch();
        supply.Watch();
    }
}
