using System.Collections.Concurrent;
using MassTransit;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Worker.Tests.Hosting;

/// <summary>Hears what the workers announce, as the Api does.</summary>
internal sealed class FinishedRecord : IConsumer<BacktestFinished>
{
    public ConcurrentQueue<BacktestFinished> Events { get; } = new();

    public Task Consume(ConsumeContext<BacktestFinished> context)
    {
        Events.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
