using MassTransit;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Sweeps;

/// <summary>Hears of finished sweeps while this process lives.</summary>
internal sealed class SweepFinishedConsumerDefinition : ConsumerDefinition<SweepFinishedConsumer>
{
    /// <inheritdoc/>
    public SweepFinishedConsumerDefinition() => Endpoint(endpoint => EventQueue.Name(endpoint, "sentinel.api.sweeps-finished"));

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<SweepFinishedConsumer> consumer,
        IRegistrationContext context) => EventQueue.Configure(endpoint);
}
