namespace Sentinel.Contracts.Sweeps;

/// <summary>Command: run a slice of the stored sweep with this id.</summary>
/// <remarks>It carries no work of its own: the stored rows are the truth, so a lost, repeated or stale command does no harm.</remarks>
/// <param name="SweepId">The id under which the sweep was accepted.</param>
/// <param name="First">Index of the slice's first point, 0 or more.</param>
/// <param name="Count">How many points the slice has, 1 or more.</param>
public sealed record RunSweep(Guid SweepId, int First, int Count);
