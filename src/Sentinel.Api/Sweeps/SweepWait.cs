using Sentinel.Api.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Waits for sweeps to finish.</summary>
internal sealed class SweepWait(ISweepStore sweeps, Lookout lookout)
{
    /// <summary>The sweep once it is finished or parked, or as it stands when the time is over; null when the id is unknown.</summary>
    public Task<Sweep?> For(Guid id, TimeSpan atMost, CancellationToken cancellationToken) => lookout.Until<Sweep>(
        id, atMost, _ => sweeps.Find(id, cancellationToken), sweep => sweep.IsUnderWay, cancellationToken);
}
