namespace Sentinel.EndToEnd.Tests;

/// <summary>Sweeps in one process.</summary>
public sealed class EmbeddedSweepTests() : SweepTests(EmbeddedDeployment.Create);
