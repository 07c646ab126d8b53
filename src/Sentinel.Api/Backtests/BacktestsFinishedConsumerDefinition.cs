using MassTransit;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Backtests;

/// <summary>Hears of finished backtests while this process lives.</summary>
internal sealed class BacktestsFinishedConsumerDefinition : ConsumerDefinition<BacktestsFinishedConsumer>
{
    /// <inheritdoc/>
    public BacktestsFinishedConsumerDefinition() => Endpoint(endpoint => EventQueue.Name(endpoint, "sentinel.api.finished"));

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<BacktestsFinishedConsumer> consumer,
        IRegistrationContext context) => EventQueue.Configure(endpoint);
}
