namespace Sentinel.TestKit;

/// <summary>A real RabbitMQ broker for tests; one serves a whole test run, each test class in a virtual host of its own.</summary>
/// <remarks>
/// <c>SENTINEL_TEST_RABBITMQ</c> (an <c>amqp://</c> address, its console on port 15672) names one that runs already; else a
/// container where the tests were built with <c>-p:Testcontainers=true</c>; else a private node of the installed rabbitmq-server.
/// </remarks>
public abstract class Broker
{
    private static readonly Lazy<Task<Broker>> SharedBroker = new(Choose);

    /// <summary>The broker of this test run, started by whoever asks first.</summary>
    public static Task<Broker> Shared => SharedBroker.Value;

    /// <summary>A private node that nobody else uses, so that it may be killed.</summary>
    public static Task<Broker> StartNode() => BrokerNode.Start();

    /// <summary>Private nodes that are one broker together, so that some of them may be killed.</summary>
    public static Task<IReadOnlyList<Broker>> StartCluster(int size) => BrokerNode.StartMany(size);

    /// <summary>Address for clients, credentials included, without a virtual host.</summary>
    public abstract Uri Uri { get; }

    /// <summary>Address of its management console, credentials included.</summary>
    public abstract Uri ManagementUri { get; }

    /// <summary>Kills it as a power cut would.</summary>
    public virtual Task Kill() => throw new NotSupportedException("Kill only a node of your own: StartNode().");

    /// <summary>Starts it again with what was on its disk.</summary>
    public virtual Task Restart() => throw new NotSupportedException("Restart only a node of your own: StartNode().");

    /// <summary>Empties the disk of one that was killed.</summary>
    public virtual Task Wipe() => throw new NotSupportedException("Wipe only a node of your own: StartNode().");

    /// <summary>An empty virtual host under a name of its own.</summary>
    public async Task<VirtualHost> AddVirtualHost()
    {
        var host = new VirtualHost(this, $"test-{Guid.NewGuid():N}");
        await host.Create();
        return host;
    }

    private static async Task<Broker> Choose()
    {
        if (Environment.GetEnvironmentVariable("SENTINEL_TEST_RABBITMQ") is { Length: > 0 } address) return new RunningBroker(new Uri(address));
#if TESTCONTAINERS
        return await BrokerContainer.Start();
#else
        return await BrokerNode.Start();
#endif
    }
}
