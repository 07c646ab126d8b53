using MassTransit;

namespace Sentinel.Worker.Hosting;

/// <summary>A queue of events that concern only what a process is doing at that moment: one per process, and gone with it.</summary>
public static class EventQueue
{
    private const int Prefetch = 256;

    private static readonly TimeSpan KeptWithoutConsumer = TimeSpan.FromMinutes(1);

    /// <summary>Names the queue for this process.</summary>
    public static void Name(IEndpointRegistrationConfigurator endpoint, string name)
    {
        endpoint.Name = $"{name}-{NewId.NextGuid():N}";
        endpoint.Temporary = true;
        endpoint.PrefetchCount = Prefetch;
    }

    /// <summary>Makes it last as long as the process.</summary>
    public static void Configure(IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue) return;

        // RabbitMQ 4.3 refuses queues that are neither durable nor exclusive; an expiring one is as short-lived.
        queue.Durable = true;
        queue.QueueExpiration = KeptWithoutConsumer;
    }
}
