namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGKILL where API and worker are one process.</summary>
public sealed class EmbeddedKilledProcessTests() : KilledProcessTests(EmbeddedDeployment.Create);
