using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>How many items of a batch were taken in how.</summary>
/// <param name="Accepted">Stored as new backtests.</param>
/// <param name="Repeated">Answered by a backtest that was there before.</param>
/// <param name="Rejected">Not accepted; each says why.</param>
internal sealed record DeliveryCounts(int Accepted, int Repeated, int Rejected)
{
    /// <summary>The counts of what was delivered.</summary>
    public static DeliveryCounts Of(IReadOnlyCollection<BatchItem> items)
    {
        var rejected = items.Count(item => item.BacktestId is null);
        var repeated = items.Count(item => item.IsRepeat);
        return new DeliveryCounts(items.Count - rejected - repeated, repeated, rejected);
    }

    /// <summary>The counts of two deliveries together.</summary>
    public static DeliveryCounts operator +(DeliveryCounts a, DeliveryCounts b) =>
        new(a.Accepted + b.Accepted, a.Repeated + b.Repeated, a.Rejected + b.Rejected);
}
