namespace Sentinel.EndToEnd.Tests;

/// <summary>Who goes first with API and worker apart, over a real RabbitMQ node.</summary>
public sealed class BrokerPriorityTests() : PriorityTests(BrokerDeployment.Create);
