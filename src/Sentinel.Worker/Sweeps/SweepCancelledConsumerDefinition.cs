using MassTransit;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Sweeps;

/// <summary>Hears of cancelled sweeps while this process lives; every worker does.</summary>
internal sealed class SweepCancelledConsumerDefinition : ConsumerDefinition<SweepCancelledConsumer>
{
    public SweepCancelledConsumerDefinition() => Endpoint(endpoint => EventQueue.Name(endpoint, "sentinel.worker.sweeps-cancelled"));

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<SweepCancelledConsumer> consumerConfigurator,
        IRegistrationContext context) => EventQueue.Configure(endpointConfigurator);
}
