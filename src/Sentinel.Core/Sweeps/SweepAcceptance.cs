namespace Sentinel.Core.Sweeps;

/// <summary>What became of a request.</summary>
/// <param name="Sweep">The new sweep, or the earlier one that answers the same request.</param>
/// <param name="IsNew">Whether a new sweep was stored.</param>
public sealed record SweepAcceptance(Sweep Sweep, bool IsNew);
