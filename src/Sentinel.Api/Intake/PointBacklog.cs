using Sentinel.Core.Backtests;

namespace Sentinel.Api.Intake;

/// <summary>How many points of sweeps have no outcome, and how fast they get one.</summary>
/// <param name="most">How many may have none before no more sweeps are taken in.</param>
internal sealed class PointBacklog(int most) : Backlog(most)
{
    private long accepted;

    /// <summary>Notes the points of a sweep that was accepted here.</summary>
    public void Accept(int points)
    {
        Interlocked.Add(ref accepted, points);
        Add(points);
    }

    /// <summary>Takes over what the store says. What other processes have accepted since only makes the rate seem lower than it is.</summary>
    public void Reconcile(long inStore, TimeSpan elapsed) =>
        Reconcile(new BacklogCount(Interlocked.Read(ref accepted), inStore), elapsed);
}
