namespace Sentinel.Core.Strategies;

/// <summary>What a strategy is run for.</summary>
public enum RunKind
{
    /// <summary>A backtest.</summary>
    Backtest,

    /// <summary>A point of a sweep.</summary>
    Sweep,
}
