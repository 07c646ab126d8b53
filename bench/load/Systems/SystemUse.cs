namespace Sentinel.Load.Systems;

/// <summary>What API, workers and runners have used until a moment; the broker is not counted.</summary>
/// <param name="At">The moment, in ticks of the stopwatch.</param>
/// <param name="Hosts">API and workers, in this order.</param>
/// <param name="Runners">All runners that live now.</param>
/// <param name="Client">CPU time of this program.</param>
internal sealed record SystemUse(long At, IReadOnlyList<ProcessUse> Hosts, IReadOnlyList<ProcessUse> Runners, TimeSpan Client)
{
    /// <summary>CPU time of API, workers and runners.</summary>
    public TimeSpan Cpu => Sum(Hosts) + Sum(Runners);

    /// <summary>CPU time of the runners that live now.</summary>
    public TimeSpan RunnerCpu => Sum(Runners);

    private static TimeSpan Sum(IEnumerable<ProcessUse> processes) => processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.Cpu);
}
