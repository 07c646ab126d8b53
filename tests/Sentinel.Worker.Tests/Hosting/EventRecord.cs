using System.Collections.Concurrent;
using MassTransit;
using Sentinel.Contracts.Backtests;
using Sentinel.Contracts.Prices;
using Sentinel.Contracts.Sweeps;

namespace Sentinel.Worker.Tests.Hosting;

/// <summary>Hears what the workers announce, as the Api does.</summary>
internal sealed class EventRecord : IConsumer<BacktestsFinished>, IConsumer<PricesRefreshed>, IConsumer<SweepFinished>
{
    public ConcurrentQueue<BacktestFinished> Finished { get; } = new();

    public ConcurrentQueue<BacktestsFinished> Announcements { get; } = new();

    public ConcurrentQueue<PricesRefreshed> Refreshed { get; } = new();

    public ConcurrentQueue<SweepFinished> SweepsFinished { get; } = new();

    public Task Consume(ConsumeContext<SweepFinished> context)
    {
        SweepsFinished.Enqueue(context.Message);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<BacktestsFinished> context)
    {
        Announcements.Enqueue(context.Message);
        foreach (var finished in context.Message.Backtests) Finished.Enqueue(finished);
        return Task.CompletedTask;
    }

    public Task Consume(ConsumeContext<PricesRefreshed> context)
    {
        Refreshed.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
