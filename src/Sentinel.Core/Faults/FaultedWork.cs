using Sentinel.Core.Strategies;

namespace Sentinel.Core.Faults;

/// <summary>Accepted work that is parked: given up through no fault of the strategy until an operator requeues or discards it.</summary>
/// <param name="Id">Identity of the backtest or sweep.</param>
/// <param name="Name">Its author's own name for it; null for none.</param>
/// <param name="Priority">Which queue its command went through.</param>
/// <param name="Cause">Why it was parked, without ids.</param>
/// <param name="History">What went wrong with it, oldest first; the latest <see cref="MaxHistory"/> lines.</param>
public sealed record FaultedWork(Guid Id, string? Name, BacktestPriority Priority, string Cause, IReadOnlyList<FaultEntry> History)
{
    /// <summary>Most lines of history that are read.</summary>
    public const int MaxHistory = 20;
}
