using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Containment with API and worker apart, over a real RabbitMQ node.</summary>
[Collection(Unaccompanied.Name)]
public sealed class BrokerContainmentTests() : ContainmentTests(BrokerDeployment.Create);
