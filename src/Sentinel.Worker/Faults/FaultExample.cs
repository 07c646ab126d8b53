using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>One fault of a group.</summary>
/// <param name="Id">Id of the backtest or sweep; of a message that belongs to none, a short name for its content.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="History">When, at which attempt and why it did not go through, oldest first; empty for a mere message.</param>
public sealed record FaultExample(string Id, string? Name, IReadOnlyList<FaultEntry> History);
