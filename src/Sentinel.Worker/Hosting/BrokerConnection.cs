using MassTransit;
using Sentinel.Core.Operations;

namespace Sentinel.Worker.Hosting;

/// <summary>Since when this process is connected to the broker, or why it is not.</summary>
public sealed class BrokerConnection(MessagingKind messaging, TimeProvider time) : IReceiveEndpointObserver
{
    private volatile BrokerStatus status = Initial(messaging);

    /// <summary>How it is now.</summary>
    public BrokerStatus Status => status;

    /// <summary>What is known where no connection is tried.</summary>
    public static BrokerStatus Untried(MessagingKind messaging) => Initial(messaging) with { Connected = null, Cause = null };

    /// <inheritdoc/>
    public Task Ready(ReceiveEndpointReady ready)
    {
        if (status.Since is null) status = status with { Connected = true, Since = time.GetUtcNow(), Cause = null };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        status = status with { Connected = false, Since = null, Cause = faulted.Exception?.GetBaseException().Message };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    private static BrokerStatus Initial(MessagingKind messaging) => messaging.IsBroker
        ? new BrokerStatus("rabbitmq", messaging.Endpoint, Connected: false, Since: null, "It was not reached yet.")
        : new BrokerStatus("in_memory", null, Connected: true, Since: null, Cause: null);
}
