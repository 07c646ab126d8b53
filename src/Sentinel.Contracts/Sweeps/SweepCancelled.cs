namespace Sentinel.Contracts.Sweeps;

/// <summary>Event: this sweep was taken back; whoever runs a slice of it may stop.</summary>
/// <remarks>It only makes things faster: the stored row is the truth, and outcomes of points of a cancelled sweep are dropped anyway.</remarks>
/// <param name="SweepId">The id under which the sweep was accepted.</param>
public sealed record SweepCancelled(Guid SweepId);
