namespace Sentinel.Core.Strategies;

/// <summary>Whose strategy is run, for whoever asks what a runner is doing.</summary>
/// <param name="Kind">What it is run for.</param>
/// <param name="Id">The backtest or sweep.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
public sealed record RunSubject(RunKind Kind, Guid Id, string? Name);
