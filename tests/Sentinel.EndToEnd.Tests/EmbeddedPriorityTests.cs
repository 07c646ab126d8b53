namespace Sentinel.EndToEnd.Tests;

/// <summary>Who goes first in one process with nothing installed.</summary>
public sealed class EmbeddedPriorityTests() : PriorityTests(EmbeddedDeployment.Create);
