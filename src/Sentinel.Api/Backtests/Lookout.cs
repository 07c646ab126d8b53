using Microsoft.Extensions.Options;

namespace Sentinel.Api.Backtests;

/// <summary>Looks at something when its end is announced, and from time to time in case an announcement was lost.</summary>
internal sealed class Lookout(WaitingRoom room, IOptions<WaitOptions> options, TimeProvider time)
{
    /// <summary>What is seen once it is no longer under way, when the time is over or the process stops; null when it is not there.</summary>
    /// <param name="id">Under which its end is announced.</param>
    /// <param name="atMost">How long the caller waits; zero for one look.</param>
    /// <param name="look">Looks at it, given what the last look saw: null at first.</param>
    /// <param name="isUnderWay">Whether its end is still to come.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    public async Task<T?> Until<T>(
        Guid id, TimeSpan atMost, Func<T?, Task<T?>> look, Func<T, bool> isUnderWay, CancellationToken cancellationToken)
        where T : class
    {
        var begin = time.GetTimestamp();
        using var seat = atMost > TimeSpan.Zero ? room.Enter(id) : null; // before the first look, or a wake-up could be missed

        var seen = await look(null);
        while (seat is { IsOpen: true } && seen is not null && isUnderWay(seen) && Pause(begin, atMost) is { } pause)
        {
            await seat.Wait(pause, cancellationToken);
            seen = await look(seen);
        }

        return seen;
    }

    private TimeSpan? Pause(long begin, TimeSpan atMost)
    {
        var left = atMost - time.GetElapsedTime(begin);
        if (left <= TimeSpan.Zero) return null;
        return left < options.Value.LookInterval ? left : options.Value.LookInterval;
    }
}
