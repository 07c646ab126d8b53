#if TESTCONTAINERS
using Testcontainers.RabbitMq;

namespace Sentinel.TestKit;

/// <summary>A broker in a container that lives as long as the test run.</summary>
internal sealed class BrokerContainer(RabbitMqContainer container) : Broker
{
    private const int ManagementPort = 15672;

    public override Uri Uri { get; } = new(container.GetConnectionString());

    public override Uri ManagementUri =>
        new UriBuilder(Uri) { Scheme = "http", Port = container.GetMappedPublicPort(ManagementPort), Path = "/" }.Uri;

    public static async Task<Broker> Start()
    {
        var container = new RabbitMqBuilder().WithImage("rabbitmq:4-management").WithPortBinding(ManagementPort, assignRandomHostPort: true).Build();
        await container.StartAsync();
        return new BrokerContainer(container);
    }
}
#endif
