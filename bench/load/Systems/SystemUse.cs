namespace Sentinel.Load.Systems;

/// <summary>What API, workers and runners have used until a moment, and others beside them.</summary>
/// <param name="At">The moment, in ticks of the stopwatch.</param>
/// <param name="Hosts">API and workers, in this order.</param>
/// <param name="Runners">All runners that live now.</param>
/// <param name="Broker">CPU time of the broker; zero where there is none.</param>
/// <param name="Client">CPU time of this program.</param>
/// <param name="Machine">CPU time of all programs of the machine.</param>
internal sealed record SystemUse(
    long At, IReadOnlyList<ProcessUse> Hosts, IReadOnlyList<ProcessUse> Runners, TimeSpan Broker, TimeSpan Client, TimeSpan Machine)
{
    /// <summary>CPU time of API, workers and runners.</summary>
    public TimeSpan Cpu => HostCpu + RunnerCpu;

    /// <summary>CPU time of API and workers.</summary>
    public TimeSpan HostCpu => Hosts.Sum(process => process.Cpu);

    /// <summary>CPU time of runners, those included that have been replaced: an ended process counts for the one that started it.</summary>
    public TimeSpan RunnerCpu => Hosts.Sum(process => process.EndedChildren) + Runners.Sum(process => process.Cpu + process.EndedChildren);

    /// <summary>CPU time of programs that have no part in this.</summary>
    public TimeSpan Others => Machine - Cpu - Broker - Client;
}
