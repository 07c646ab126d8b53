namespace Sentinel.EndToEnd.Tests;

/// <summary>A batch with API and worker apart, over a real RabbitMQ node.</summary>
public sealed class BrokerBatchTests() : BatchTests(BrokerDeployment.Create);
