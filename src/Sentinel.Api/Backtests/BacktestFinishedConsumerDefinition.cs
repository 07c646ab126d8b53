using MassTransit;

namespace Sentinel.Api.Backtests;

/// <summary>One queue per Api process that vanishes with it: an event concerns only those who wait at that moment.</summary>
internal sealed class BacktestFinishedConsumerDefinition : ConsumerDefinition<BacktestFinishedConsumer>
{
    private static readonly TimeSpan KeptWithoutConsumer = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public BacktestFinishedConsumerDefinition() => Endpoint(endpoint =>
    {
        endpoint.Name = $"sentinel.api.finished-{NewId.NextGuid():N}";
        endpoint.Temporary = true;
        endpoint.PrefetchCount = 256;
    });

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpoint,
        IConsumerConfigurator<BacktestFinishedConsumer> consumer,
        IRegistrationContext context)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue) return;

        // RabbitMQ 4.3 refuses queues that are neither durable nor exclusive; an expiring one is as short-lived.
        queue.Durable = true;
        queue.QueueExpiration = KeptWithoutConsumer;
    }
}
