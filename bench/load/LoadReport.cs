namespace Sentinel.Load;

/// <summary>What one load run measured.</summary>
/// <param name="Strategies">Distinct strategies posted.</param>
/// <param name="WithVerdict">How many of them ran to a verdict.</param>
/// <param name="Accepted">Time until the last was accepted.</param>
/// <param name="Finished">Time until the last was finished.</param>
/// <param name="Cpu">CPU time of API, workers and runners in that time; the broker is not counted.</param>
/// <param name="ResidentMiB">Memory of the same processes at the end.</param>
/// <param name="Loaded">From acceptance to outcome while all were waiting.</param>
/// <param name="Idle">From request to answer of single jobs, one after the other, with <c>Prefer: wait</c>.</param>
internal sealed record LoadReport(
    int Strategies,
    int WithVerdict,
    TimeSpan Accepted,
    TimeSpan Finished,
    TimeSpan Cpu,
    double ResidentMiB,
    Latencies Loaded,
    Latencies Idle)
{
    public override string ToString() => FormattableString.Invariant($"""
        strategies           {Strategies} distinct, {WithVerdict} with a verdict
        accepted             {Strategies / Accepted.TotalSeconds:F0} a second
        finished             {Strategies / Finished.TotalSeconds:F0} a second
        CPU                  {Cpu.TotalMilliseconds / Strategies:F2} ms a strategy
        memory               {ResidentMiB:F0} MiB in all processes
        latency under load   {Loaded}
        latency when idle    {Idle}
        """);
}
