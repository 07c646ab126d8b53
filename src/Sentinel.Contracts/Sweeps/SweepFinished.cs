namespace Sentinel.Contracts.Sweeps;

/// <summary>Event: every point of this sweep has a stored outcome, or the sweep was refused or cancelled as a whole.</summary>
/// <param name="SweepId">The id under which the sweep was accepted.</param>
/// <param name="Status">The terminal status in snake case: <c>success</c>, <c>error</c> or <c>cancelled</c>.</param>
public sealed record SweepFinished(Guid SweepId, string Status);
