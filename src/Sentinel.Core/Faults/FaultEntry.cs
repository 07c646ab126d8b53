namespace Sentinel.Core.Faults;

/// <summary>One line in the history of work that did not go through: it was dispatched again, or parked.</summary>
/// <param name="At">UTC time.</param>
/// <param name="Attempt">How often its command had been published by then, 0 or more.</param>
/// <param name="Cause">What happened, without ids.</param>
public sealed record FaultEntry(DateTimeOffset At, int Attempt, string Cause);
