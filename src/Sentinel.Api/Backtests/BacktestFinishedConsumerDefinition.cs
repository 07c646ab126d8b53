using MassTransit;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Backtests;

/// <summary>Hears of finished backtests while this process lives.</summary>
internal sealed class BacktestFinishedConsumerDefinition : ConsumerDefinition<BacktestFinishedConsumer>
{
    /// <inheritdoc/>
    public BacktestFinishedConsumerDefinition() => Endpoint(endpoint => EventQueue.Name(endpoint, "sentinel.api.finished"));

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<BacktestFinishedConsumer> consumer,
        IRegistrationContext context) => EventQueue.Configure(endpoint);
}
