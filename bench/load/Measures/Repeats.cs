using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>Requests that an earlier result answers.</summary>
internal static class Repeats
{
    private const int Callers = 16;
    private const double PaceUnderLoad = 200;

    /// <summary>As many as can be had, on a system that has nothing else to do.</summary>
    public static Task<LoopResult> OnIdleSystem(SystemUnderLoad system, IReadOnlyList<byte[]> known, TimeSpan time, CancellationToken cancellationToken) =>
        ClosedLoop.Run(Callers, int.MaxValue, time, (i, stop) => system.Client.Post(known[i % known.Count], stop), cancellationToken);

    /// <summary>At a steady pace, while the runners have all hands full with others.</summary>
    public static async Task<LoopResult> UnderLoad(
        SystemUnderLoad system, IReadOnlyList<byte[]> known, IReadOnlyList<byte[]> others, TimeSpan time, CancellationToken cancellationToken)
    {
        await ClosedLoop.Run(Callers, others.Count, TimeSpan.MaxValue, (i, stop) => system.Client.Post(others[i], stop), cancellationToken);
        var items = (int)(PaceUnderLoad * time.TotalSeconds);
        var result = await SteadyPace.Run(PaceUnderLoad, items, (i, stop) => system.Client.Post(known[i % known.Count], stop), cancellationToken);
        await system.BecomesIdle(cancellationToken);
        return result;
    }
}
