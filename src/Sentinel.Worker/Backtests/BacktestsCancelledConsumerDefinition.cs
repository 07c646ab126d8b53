using MassTransit;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Backtests;

/// <summary>Hears of cancelled backtests while this process lives; every worker does.</summary>
internal sealed class BacktestsCancelledConsumerDefinition : ConsumerDefinition<BacktestsCancelledConsumer>
{
    public BacktestsCancelledConsumerDefinition() => Endpoint(endpoint => EventQueue.Name(endpoint, "sentinel.worker.backtests-cancelled"));

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<BacktestsCancelledConsumer> consumerConfigurator,
        IRegistrationContext context) => EventQueue.Configure(endpointConfigurator);
}
