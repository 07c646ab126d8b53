namespace Sentinel.Worker.Sandbox;

/// <summary>Runners for the lanes: spares that stand by warmed up, so that a lane whose runner is spent goes on at once.</summary>
/// <remarks>
/// Spares that ran no strategy are counted, and more of them are kept while strategies end one runner after the other. Beside them stand those
/// that a lane left for another one: they are warm, and the first to be taken.
/// </remarks>
internal sealed class RunnerSupply : IDisposable
{
    /// <summary>How long no runner may be lost until no more spares are kept than usual.</summary>
    public static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);

    private readonly object gate = new();
    private readonly List<RunnerProcess> spares = [];
    private readonly SandboxOptions options;
    private readonly RunnerStarter starter;
    private readonly WaitingStrategies waiting;
    private readonly TimeProvider time;
    private readonly CancellationToken stopping;
    private readonly CancellationTokenRegistration atStop;
    private bool isServing;
    private long? askedAt;
    private int starting;
    private int lanesWaiting;
    private int lost;
    private long lostAt;

    /// <summary>Begins to start spares once every lane has its runner.</summary>
    public RunnerSupply(SandboxOptions options, RunnerStarter starter, WaitingStrategies waiting, TimeProvider time, CancellationToken stopping)
    {
        (this.options, this.starter, this.waiting, this.time, this.stopping) = (options, starter, waiting, time, stopping);
        atStop = stopping.Register(Wake);
    }

    /// <summary>Processes that stand by.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get
        {
            lock (gate) return [.. spares.Select(spare => spare.Id)];
        }
    }

    // One kill is what the usual spares are for; each that follows it shows that one more was needed.
    private int Wanted => Math.Max(options.Spares + Math.Clamp(lost - 1, 0, options.ExtraSpares), askedAt is null ? 0 : 1);

    private int Unused => spares.Count(spare => spare.Runs == 0);

    /// <summary>A runner that is warmed up; only when no spare stands by does this take as long as a start.</summary>
    /// <exception cref="OperationCanceledException">The lane is leaving.</exception>
    public RunnerProcess Take(CancellationToken leaving)
    {
        using var atLeave = leaving.Register(Wake);
        lock (gate)
        {
            lanesWaiting++;
            try
            {
                RunnerProcess? spare;
                while ((spare = Pick(static _ => true)) is null)
                {
                    leaving.ThrowIfCancellationRequested();
                    StartMissing();
                    Monitor.Wait(gate);
                }

                isServing = true;
                return spare;
            }
            finally
            {
                lanesWaiting--;
                StartMissing();
            }
        }
    }

    /// <summary>A lane lost its runner to a strategy.</summary>
    public void NoteLoss()
    {
        lock (gate) (lost, lostAt) = (lost + 1, time.GetTimestamp());
    }

    /// <summary>Whether a spare stands by that a strategy may be run in; if not, one will.</summary>
    public bool HasOneFor(StrategyJob job)
    {
        lock (gate)
        {
            if (spares.Exists(spare => spare.IsUsable && job.MayRunIn(spare))) return true;

            askedAt = time.GetTimestamp();
            StartMissing();
            return false;
        }
    }

    /// <summary>A spare that a strategy may be run in, for the runner of a lane, which stands by instead; null when there is none.</summary>
    public RunnerProcess? Exchange(RunnerProcess own, StrategyJob job)
    {
        own.Settle(); // or the next one to have it would wait for that
        RunnerProcess? spare;
        lock (gate)
        {
            spare = Pick(job.MayRunIn);
            if (spare is null) return null;

            spares.Add(own);
            StartMissing();
        }

        waiting.LookAgain();
        return spare;
    }

    /// <summary>Adds a first spare, with one try.</summary>
    public void StartOne(CancellationToken cancellationToken) => Add(starter.StartOnce(cancellationToken));

    /// <summary>Makes sure that a process is gone.</summary>
    public void Stop(RunnerProcess runner) => starter.Stop(runner);

    /// <summary>Ends spares that are no longer wanted, and those that are no longer usable.</summary>
    public void Watch()
    {
        RunnerProcess[] surplus;
        lock (gate)
        {
            if (time.GetElapsedTime(lostAt) >= QuietTime) lost = 0;
            if (askedAt is { } asked && time.GetElapsedTime(asked) >= QuietTime) askedAt = null;

            var usable = spares.Where(spare => spare.IsUsable && spare.Runs < options.RunsPerProcess).ToLookup(spare => spare.Runs > 0);
            surplus = [.. spares.Except(usable[true].Take(options.Runners)).Except(usable[false].Take(Wanted))];
            spares.RemoveAll(surplus.Contains);
            StartMissing();
        }

        foreach (var runner in surplus) starter.Stop(runner);
    }

    /// <summary>Waits for the last start, then ends all spares.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            while (starting > 0) Monitor.Wait(gate);
        }

        atStop.Dispose();
        foreach (var spare in spares) starter.Stop(spare);
    }

    private RunnerProcess? Pick(Func<RunnerProcess, bool> suits)
    {
        var spare = spares.Where(spare => spare.IsUsable && suits(spare)).MaxBy(spare => spare.Runs);
        if (spare is not null) spares.Remove(spare);
        return spare;
    }

    // Lanes that wait have theirs started side by side; spares one after the other, as nobody waits for them yet.
    private void StartMissing()
    {
        var missing = lanesWaiting > 0 ? lanesWaiting : isServing && Unused < Wanted ? 1 : 0;
        while (starting < missing && !stopping.IsCancellationRequested)
        {
            starting++;
            new Thread(Start) { IsBackground = true, Name = "runner start" }.Start();
        }
    }

    private void Start()
    {
        try
        {
            Add(starter.Start());
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Dispose ends what stands by
        }
        finally
        {
            lock (gate)
            {
                starting--;
                StartMissing();
                Monitor.PulseAll(gate);
            }
        }
    }

    private void Add(RunnerProcess runner)
    {
        lock (gate)
        {
            spares.Add(runner);
            Monitor.PulseAll(gate);
        }

        waiting.LookAgain();
    }

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
