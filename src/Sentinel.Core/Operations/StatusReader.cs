using Sentinel.Core.Prices;

namespace Sentinel.Core.Operations;

/// <summary>Puts together how everything is.</summary>
public sealed class StatusReader(IStatusStore figures, IQueueStore queues, IWorkerStore workers, IPriceStore prices, TimeProvider time)
{
    private static readonly QueueFigures NoWork = new(0, 0, null);

    /// <summary>The status now, with what the caller knows of the broker.</summary>
    public async Task<SystemStatus> Read(BrokerStatus broker, CancellationToken cancellationToken)
    {
        var stores = figures.ReadStores(cancellationToken);
        var work = await figures.ReadWork(cancellationToken);
        var paused = await queues.ListPaused(cancellationToken);
        var known = await workers.List(cancellationToken);
        var now = time.GetUtcNow();

        return new SystemStatus
        {
            At = now,
            Queues = [.. WorkQueue.All.Select(queue => StatusOf(queue, work, paused, now))],
            Faulted = work.Faulted,
            Rates = RateStatus.Of(work),
            LastActivityAt = work.LastActivityAt,
            Workers = [.. known.Where(worker => !worker.IsGone(now))],
            GoneWorkers = [.. known.Where(worker => worker.IsGone(now))],
            Broker = broker,
            Stores = await stores,
            Prices = await prices.List(cancellationToken),
        };
    }

    private static QueueStatus StatusOf(WorkQueue queue, WorkFigures work, IReadOnlyList<QueuePause> paused, DateTimeOffset now)
    {
        var figures = work.Queues.GetValueOrDefault(queue.Name, NoWork);
        var waited = figures.OldestAt is { } oldest ? Math.Round(Math.Max((now - oldest).TotalSeconds, 0), 1) : (double?)null;
        return new QueueStatus(
            queue.Name, figures.Waiting, figures.Running, figures.OldestAt, waited, paused.FirstOrDefault(pause => pause.Name == queue.Name));
    }
}
