using System.Diagnostics;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>Looks at a runner from outside, now and then, in case that the limits inside do not hold.</summary>
internal sealed class RunnerWatch(Process process, TimeSpan processorTime, Action kill)
{
    /// <summary>How often a runner is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // Managed heap and data limit end a strategy before; runtime and compiler are part of it.
    private const long MostResidentBytes = 900L << 20;

    // The runtime's own come and go.
    private const int MostNewThreads = 4;

    private readonly Lock gate = new();
    private bool running;
    private TimeSpan? usedBefore;
    private int? threads;
    private StrategyOutcome.Disqualified? excess;

    /// <summary>A strategy begins.</summary>
    public void Begin()
    {
        lock (gate) (running, usedBefore, excess) = (true, null, null);
    }

    /// <summary>It is over; the result is what it was killed for, if it was.</summary>
    public StrategyOutcome.Disqualified? End()
    {
        lock (gate)
        {
            running = false;
            return excess;
        }
    }

    /// <summary>Kills the process if its strategy takes too much.</summary>
    public void Check()
    {
        lock (gate)
        {
            if (!running || excess is not null || Use() is not { } use) return;

            usedBefore ??= use.ProcessorTime;
            if (use.ResidentBytes > MostResidentBytes) excess = Endings.MemoryLimit;
            else if (use.ProcessorTime - usedBefore > processorTime) excess = Endings.ProcessorLimit(processorTime);
            else return;

            kill();
        }
    }

    /// <summary>Processor time of the process since its start; null when it is gone.</summary>
    public TimeSpan? Computed() => Use()?.ProcessorTime;

    /// <summary>Processor time of the strategy that runs, from the first look at it on; null when the process is gone.</summary>
    public TimeSpan? ComputedByStrategy()
    {
        lock (gate) return Use() is { } use ? use.ProcessorTime - (usedBefore ??= use.ProcessorTime) : null;
    }

    /// <summary>What the strategy left behind that only an outsider sees; null when nothing was found.</summary>
    public string? Complaint()
    {
        if (Use() is not { Threads: { } now }) return null;

        threads ??= now;
        return now > threads + MostNewThreads ? $"{now} threads run, at first it was {threads}" : null;
    }

    private ProcessUse? Use()
    {
        try
        {
            return ProcessUse.Of(process);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return null; // whoever waits for its reply finds out why
        }
    }
}
