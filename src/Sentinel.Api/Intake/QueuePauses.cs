using Sentinel.Core.Operations;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Intake;

/// <summary>Which queues are paused, as last seen: looked up every second and with every change made here, so that asking costs nothing.</summary>
internal sealed class QueuePauses(IQueueStore queues)
{
    private volatile IReadOnlyCollection<string> names = [];

    /// <summary>Whether any queue is paused.</summary>
    public bool Any => names.Count > 0;

    /// <summary>Whether sweeps are.</summary>
    public bool HoldsSweeps => names.Contains(WorkQueue.Sweeps.Name);

    /// <summary>Whether backtests of a priority are.</summary>
    public bool Holds(BacktestPriority priority) => Any && names.Contains(WorkQueue.NameOf(priority));

    /// <summary>Looks which are.</summary>
    public async Task Look(CancellationToken cancellationToken) =>
        names = [.. (await queues.ListPaused(cancellationToken)).Select(pause => pause.Name)];
}
