namespace Sentinel.EndToEnd.Tests;

/// <summary>Sweeps with API and worker apart, over a real RabbitMQ node.</summary>
public sealed class BrokerSweepTests() : SweepTests(BrokerDeployment.Create);
