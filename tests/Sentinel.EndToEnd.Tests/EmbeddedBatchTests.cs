namespace Sentinel.EndToEnd.Tests;

/// <summary>A batch in one process.</summary>
public sealed class EmbeddedBatchTests() : BatchTests(EmbeddedDeployment.Create);
