namespace Sentinel.Core.Backtests;

/// <summary>How much was ever accepted, and how much of it has not ended.</summary>
/// <param name="Accepted">Grows by one with every accepted backtest; only its growth means something.</param>
/// <param name="Unfinished">Backtests that have not ended, 0 or more.</param>
public sealed record BacklogCount(long Accepted, long Unfinished)
{
    /// <summary>Grows by one with every backtest that ends.</summary>
    public long Finished => Accepted - Unfinished;
}
