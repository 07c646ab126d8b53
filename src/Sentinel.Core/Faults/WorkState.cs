namespace Sentinel.Core.Faults;

/// <summary>Where accepted work stands, as far as faults are concerned.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its author's own name for it; null for none.</param>
/// <param name="IsFinished">Whether its status will not change any more.</param>
/// <param name="IsFaulted">Whether it is parked.</param>
public sealed record WorkState(WorkKind Kind, string? Name, bool IsFinished, bool IsFaulted);
