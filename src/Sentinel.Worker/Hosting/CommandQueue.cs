using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Worker.Faults;

namespace Sentinel.Worker.Hosting;

/// <summary>What the queues of commands have in common: durable, replicated, and with an error queue beside them.</summary>
internal sealed class CommandQueue(
    IOptions<WorkersOptions> options, FaultLog faults, FaultParking parking, DeliveryLimit deliveries, GiveBack giveBack, TimeProvider time)
{
    /// <summary>Makes an endpoint such a queue, of which this many messages are worked on at once.</summary>
    public void Configure(IReceiveEndpointConfigurator endpoint, string queue, int concurrency)
    {
        endpoint.ConfigureConsumeTopology = false; // commands are sent to the queue, never published
        endpoint.PublishFaults = false;
        endpoint.PrefetchCount = concurrency;
        endpoint.ConcurrentMessageLimit = concurrency;
        endpoint.UseFilter<ConsumeContext>(giveBack);
        endpoint.UseMessageRetry(Retry);
        endpoint.UseFilter<ConsumeContext>(parking);
        endpoint.UseFilter(deliveries);
        endpoint.ConfigureError(error =>
        {
            error.UseFilter<ExceptionReceiveContext>(giveBack);
            error.UseFilter<ExceptionReceiveContext>(parking);
            error.UseFilter(new ErrorTransportFilter());
        });

        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.OverrideConsumerTag($"{Environment.MachineName} {Environment.ProcessId} {queue}"); // who it is, for a person at the console
            rabbit.SetQuorumQueue();
            // Faults are moved there by us; what a broker gives up on, after too many deliveries for example, it moves there itself.
            rabbit.BindDeadLetterQueue(QueueNames.ErrorsOf(queue), QueueNames.ErrorsOf(queue), static errors => errors.SetQuorumQueue());
        }
    }

    private void Retry(IRetryConfigurator retry)
    {
        retry.SetRetryPolicy(_ => new JitteredBackoff(
            options.Value.Retries, options.Value.FirstRetryAfter, options.Value.LongestRetryAfter, options.Value.StorePatience, time));
        retry.ConnectRetryObserver(faults);
    }
}
