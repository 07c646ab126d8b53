namespace Sentinel.Core.Faults;

/// <summary>What was accepted, and is run by workers.</summary>
public enum WorkKind
{
    /// <summary>One backtest.</summary>
    Backtest,

    /// <summary>One sweep.</summary>
    Sweep,
}
