namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>A full disk where API and worker are apart.</summary>
public sealed class BrokerFullDiskTests() : FullDiskTests(BrokerDeployment.Create);
