namespace Sentinel.Core.Strategies;

/// <summary>Who goes first where strategies wait; each priority has a line of its own, and none is ever starved.</summary>
public enum BacktestPriority
{
    /// <summary>Somebody waits for it.</summary>
    High,

    /// <summary>What a single backtest has unless told otherwise.</summary>
    Normal,

    /// <summary>What the items of batches and sweeps have unless told otherwise.</summary>
    Bulk,
}
