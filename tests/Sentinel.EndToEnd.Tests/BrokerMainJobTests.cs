using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The main job with API and worker apart, over a real RabbitMQ node.</summary>
public sealed class BrokerMainJobTests(ITestOutputHelper output) : MainJobTests(BrokerDeployment.Create, output);
