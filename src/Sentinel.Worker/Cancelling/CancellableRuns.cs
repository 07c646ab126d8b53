using System.Collections.Concurrent;

namespace Sentinel.Worker.Cancelling;

/// <summary>What this worker is running now, so that it can be stopped when it is taken back.</summary>
internal sealed class CancellableRuns
{
    private readonly ConcurrentDictionary<CancellableRun, Guid> running = [];

    /// <summary>Notes a run until it is disposed; a backtest or sweep may have several.</summary>
    public CancellableRun Begin(Guid id, CancellationToken cancellationToken)
    {
        var run = new CancellableRun(id, leave: run => running.TryRemove(run, out _), cancellationToken);
        running[run] = id;
        return run;
    }

    /// <summary>Those of these backtests or sweeps that are running here.</summary>
    public IReadOnlyList<CancellableRun> Among(IEnumerable<Guid> ids)
    {
        var wanted = ids.ToHashSet();
        return [.. running.Keys.Where(run => wanted.Contains(run.Id))];
    }
}
