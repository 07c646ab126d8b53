namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>SIGKILL where API and worker are apart.</summary>
public sealed class BrokerKilledProcessTests() : KilledProcessTests(BrokerDeployment.Create);
