namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A locked database where API and worker are apart.</summary>
public sealed class BrokerLockedDatabaseTests() : LockedDatabaseTests(BrokerDeployment.Create);
