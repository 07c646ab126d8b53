using MassTransit;
using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Hosting;

/// <summary>Says once that the broker is away, and once that it is back.</summary>
internal sealed class BrokerLog(string endpoint, ILogger<BrokerLog> log) : IReceiveEndpointObserver
{
    private int away;

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (Interlocked.Exchange(ref away, 1) == 0)
        {
            log.LogWarning(
                "Broker {Broker} cannot be reached: {Cause}. Trying again until it can; nothing accepted is lost. Is it running, are user and virtual host right?",
                endpoint, faulted.Exception?.GetBaseException().Message.TrimEnd('.'));
        }

        return Task.CompletedTask;
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        if (ready.IsStarted && Interlocked.Exchange(ref away, 0) == 1) log.LogInformation("Broker {Broker} is reached again.", endpoint);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;
}
