using Sentinel.Contracts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sweeps;

public sealed class RabbitMqRunSweepConsumerTests : RunSweepConsumerTests
{
    private VirtualHost host = null!;

    [Theory]
    [InlineData(QueueNames.Sweeps)]
    [InlineData($"{QueueNames.Sweeps}_error")]
    public async Task The_queue_is_durable_and_replicated_from_the_start(string name)
    {
        var queue = (await host.FindQueue(name))!.Value;

        Assert.True(queue.GetProperty("durable").GetBoolean());
        Assert.Equal("quorum", queue.GetProperty("type").GetString());
    }

    private protected override async Task<string?> Broker()
    {
        host = await (await TestKit.Broker.Shared).AddVirtualHost();
        return host.ConnectionString;
    }

    private protected override ValueTask RemoveBroker() => host.DisposeAsync();
}
