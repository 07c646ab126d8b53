using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Waits for backtests to finish.</summary>
internal sealed class FinishWait(IBacktestStore backtests, WaitingRoom room, IOptions<WaitOptions> options, TimeProvider time)
{
    /// <summary>The backtest once it is finished or parked, or as it stands when the time is over; null when the id is unknown.</summary>
    public async Task<Backtest?> For(Guid id, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        using var seat = atMost > TimeSpan.Zero ? room.Enter(id) : null; // before the first look, or a wake-up could be missed

        var backtest = await backtests.Find(id, cancellationToken);
        while (seat is not null && backtest is { IsUnderWay: true } && Pause(begin, atMost) is { } pause)
        {
            await seat.Wait(pause, cancellationToken);
            backtest = await LookAgain(backtest, cancellationToken);
        }

        return backtest;
    }

    private TimeSpan? Pause(long begin, TimeSpan atMost)
    {
        var left = atMost - time.GetElapsedTime(begin);
        if (left <= TimeSpan.Zero) return null;
        return left < options.Value.LookInterval ? left : options.Value.LookInterval;
    }

    private async Task<Backtest?> LookAgain(Backtest seen, CancellationToken cancellationToken)
    {
        var revision = await backtests.FindRevision(seen.Id, cancellationToken);
        return revision == seen.Revision ? seen : await backtests.Find(seen.Id, cancellationToken);
    }
}
