using System.Diagnostics;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>A part of a fan-out: posted at once, and waited for until the last outcome.</summary>
/// <param name="Rate">Strategies a second from the first request to the last outcome.</param>
/// <param name="Cpu">CPU time of one, broker included.</param>
/// <param name="HostCpu">The part of it that API and workers used.</param>
/// <param name="IdleCores">Cores that nobody used meanwhile.</param>
/// <param name="CoresOfOthers">Cores that programs used that have no part in this.</param>
internal sealed record SystemSlice(double Rate, TimeSpan Cpu, TimeSpan HostCpu, double IdleCores, double CoresOfOthers)
{
    /// <summary>Posts and waits.</summary>
    public static async Task<SystemSlice> Run(SystemUnderLoad system, IReadOnlyList<FanOutPost> posts, CancellationToken cancellationToken)
    {
        var before = system.Look();
        await Task.WhenAll(posts.Select(post => system.Client.Post(post.Route, post.Body, cancellationToken)));
        await system.BecomesIdle(cancellationToken);
        var after = system.Look();
        var time = Stopwatch.GetElapsedTime(before.At, after.At);
        var strategies = posts.Sum(post => post.Strategies);
        return new SystemSlice(
            strategies / time.TotalSeconds,
            (after.Cpu + after.Broker - before.Cpu - before.Broker) / strategies,
            (after.Cpu - after.RunnerCpu - before.Cpu + before.RunnerCpu) / strategies,
            Environment.ProcessorCount - ((after.Machine - before.Machine) / time),
            (after.Others - before.Others) / time);
    }
}
