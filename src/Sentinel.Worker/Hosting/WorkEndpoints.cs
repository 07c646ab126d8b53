using System.Collections.Concurrent;
using MassTransit;

namespace Sentinel.Worker.Hosting;

/// <summary>The receive endpoints of this process by queue, so that it can stop taking messages and begin again.</summary>
internal sealed class WorkEndpoints : IReceiveEndpointObserver
{
    private readonly ConcurrentDictionary<string, IReceiveEndpoint> endpoints = new(StringComparer.Ordinal);

    /// <summary>Whether there is any such queue yet: none before the broker is reached.</summary>
    public bool AreReady(Func<string, bool> isMeant) => Meant(isMeant).Any();

    /// <summary>Takes no more messages of some queues; completes when those that were taken are done with. The rest stays with the broker.</summary>
    public Task Stop(Func<string, bool> isMeant, CancellationToken cancellationToken) =>
        Task.WhenAll(Meant(isMeant).Select(endpoint => endpoint.Stop(cancellationToken)));

    /// <summary>Takes messages of these queues again.</summary>
    public void Start(Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        foreach (var endpoint in Meant(isMeant)) endpoint.Start(cancellationToken);
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        endpoints[ready.InputAddress.Segments[^1]] = ready.ReceiveEndpoint;
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;

    private IEnumerable<IReceiveEndpoint> Meant(Func<string, bool> isMeant) =>
        endpoints.Where(endpoint => isMeant(endpoint.Key)).Select(endpoint => endpoint.Value);
}
