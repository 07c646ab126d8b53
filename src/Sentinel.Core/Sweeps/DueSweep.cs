using Sentinel.Core.Strategies;

namespace Sentinel.Core.Sweeps;

/// <summary>A sweep whose commands are due for publishing.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Points">How many points its grid has.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="Priority">Which line its points wait in.</param>
/// <param name="Attempt">The how manieth time its commands are published, from 1.</param>
public sealed record DueSweep(Guid Id, int Points, string? Name, BacktestPriority Priority, int Attempt);
