using System.Collections.Concurrent;
using MassTransit;

namespace Sentinel.Worker.Hosting;

/// <summary>Counts what is sent and what is taken: queues in memory do not tell.</summary>
internal sealed class MemoryQueueDepths : IQueueDepths, ISendObserver, IReceiveObserver
{
    private readonly ConcurrentDictionary<string, int> depths = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<int?> Find(string queue, CancellationToken cancellationToken) => Task.FromResult<int?>(depths.GetValueOrDefault(queue));

    public Task PostSend<T>(SendContext<T> context) where T : class => Add(1, context.DestinationAddress!);

    public Task PreReceive(ReceiveContext context) => Add(-1, context.InputAddress);

    public Task PreSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

    private Task Add(int change, Uri queue)
    {
        depths.AddOrUpdate(queue.Segments[^1], change, (_, depth) => depth + change);
        return Task.CompletedTask;
    }
}
