namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A locked database where API and worker are one process.</summary>
public sealed class EmbeddedLockedDatabaseTests() : LockedDatabaseTests(EmbeddedDeployment.Create);
