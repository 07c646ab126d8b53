using Microsoft.Extensions.DependencyInjection;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Tests.Dispatch;

/// <summary>Counts how often it is asked how much waits in a queue.</summary>
internal sealed class CountedLooks : IQueueDepths
{
    private IQueueDepths depths = null!;
    private int count;

    public int Count => count;

    /// <summary>Stands before what is registered.</summary>
    public void StandBefore(IServiceCollection services)
    {
        depths = (IQueueDepths)services.Single(service => service.ServiceType == typeof(IQueueDepths)).ImplementationInstance!;
        services.AddSingleton<IQueueDepths>(this);
    }

    public async Task<int?> Find(string queue, CancellationToken cancellationToken)
    {
        var depth = await depths.Find(queue, cancellationToken);
        Interlocked.Increment(ref count);
        return depth;
    }
}
