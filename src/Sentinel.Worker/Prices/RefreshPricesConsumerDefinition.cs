using MassTransit;
using Sentinel.Contracts;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Prices;

/// <summary>One refresh at a time: the exchanges count requests per address.</summary>
internal sealed class RefreshPricesConsumerDefinition : ConsumerDefinition<RefreshPricesConsumer>
{
    private readonly CommandQueue queue;

    public RefreshPricesConsumerDefinition(CommandQueue queue)
    {
        this.queue = queue;
        EndpointName = QueueNames.Prices;
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<RefreshPricesConsumer> consumerConfigurator,
        IRegistrationContext context) => queue.Configure(endpointConfigurator, QueueNames.Prices, concurrency: 1);
}
