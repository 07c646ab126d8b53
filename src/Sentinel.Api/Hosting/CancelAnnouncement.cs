using MassTransit;
using Sentinel.Api.Intake;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Hosting;

/// <summary>Tells workers and waiting callers what was cancelled. The row says it already: this only makes it faster.</summary>
internal sealed class CancelAnnouncement(IBus bus, Backlog backlog, PointBacklog points, ILogger<CancelAnnouncement> log)
{
    private const int MostTogether = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Announces backtests that were cancelled.</summary>
    public async Task Announce(IReadOnlyCollection<Guid> backtestIds)
    {
        backlog.Remove(backtestIds.Count);
        foreach (var together in backtestIds.Chunk(MostTogether)) await TryPublish(new BacktestsCancelled(together));
    }

    /// <summary>Announces a sweep that was cancelled.</summary>
    public Task Announce(Sweep sweep)
    {
        points.Remove(sweep.Request.Grid.Count - sweep.FinishedPoints);
        return TryPublish(new SweepCancelled(sweep.Id));
    }

    private async Task TryPublish<T>(T cancelled) where T : class
    {
        try
        {
            await bus.Publish(cancelled).WaitAsync(Patience);
        }
        catch (Exception fault)
        {
            log.LogWarning("A cancellation could not be announced, so what is running goes on in vain until it ends: {Cause}", fault.Message);
        }
    }
}
