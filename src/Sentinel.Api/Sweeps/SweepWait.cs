using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Waits for sweeps to finish.</summary>
internal sealed class SweepWait(ISweepStore sweeps, WaitingRoom room, IOptions<WaitOptions> options, TimeProvider time)
{
    /// <summary>The sweep once it is finished or parked, or as it stands when the time is over; null when the id is unknown.</summary>
    public async Task<Sweep?> For(Guid id, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        using var seat = atMost > TimeSpan.Zero ? room.Enter(id) : null; // before the first look, or a wake-up could be missed

        var sweep = await sweeps.Find(id, cancellationToken);
        while (seat is not null && sweep is { IsUnderWay: true } && Pause(begin, atMost) is { } pause)
        {
            await seat.Wait(pause, cancellationToken);
            sweep = await sweeps.Find(id, cancellationToken);
        }

        return sweep;
    }

    private TimeSpan? Pause(long begin, TimeSpan atMost)
    {
        var left = atMost - time.GetElapsedTime(begin);
        if (left <= TimeSpan.Zero) return null;
        return left < options.Value.LookInterval ? left : options.Value.LookInterval;
    }
}
