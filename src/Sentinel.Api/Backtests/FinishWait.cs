using Sentinel.Core.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Waits for backtests to finish.</summary>
internal sealed class FinishWait(IBacktestStore backtests, Lookout lookout)
{
    /// <summary>The backtest once it is finished or parked, or as it stands when the time is over; null when the id is unknown.</summary>
    public Task<Backtest?> For(Guid id, TimeSpan atMost, CancellationToken cancellationToken) => lookout.Until<Backtest>(
        id, atMost, seen => Look(id, seen, cancellationToken), backtest => backtest.IsUnderWay, cancellationToken);

    // A revision is read faster than a backtest with its outcome.
    private async Task<Backtest?> Look(Guid id, Backtest? seen, CancellationToken cancellationToken) =>
        seen is not null && await backtests.FindRevision(id, cancellationToken) == seen.Revision ? seen : await backtests.Find(id, cancellationToken);
}
