using Sentinel.Core.Prices;

namespace Sentinel.Core.Operations;

/// <summary>Puts together how everything is.</summary>
public sealed class StatusReader(IStatusStore figures, IQueueStore queues, IWorkerStore workers, IPriceStore prices, TimeProvider time)
{
    private static readonly QueueFigures NoWork = new(0, 0, null);

    /// <summary>The status now, with what the caller knows of the broker; what cannot be read is left out, and its store says why.</summary>
    public async Task<SystemStatus> Read(BrokerStatus broker, CancellationToken cancellationToken)
    {
        var stores = figures.ReadStores(cancellationToken);
        var (work, paused, known) = await ReadResults(cancellationToken);
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
            Prices = await ReadPrices(cancellationToken),
        };
    }

    private async Task<(WorkFigures Work, IReadOnlyList<QueuePause> Paused, IReadOnlyList<WorkerReport> Workers)> ReadResults(CancellationToken cancellationToken)
    {
        try
        {
            return (await figures.ReadWork(cancellationToken), await queues.ListPaused(cancellationToken), await workers.List(cancellationToken));
        }
        catch (StoreException)
        {
            return (WorkFigures.None, [], []); // the store says why
        }
    }

    private async Task<IReadOnlyList<PriceCoverage>> ReadPrices(CancellationToken cancellationToken)
    {
        try
        {
            return await prices.List(cancellationToken);
        }
        catch (StoreException)
        {
            return []; // the store says why
        }
    }

    private static QueueStatus StatusOf(WorkQueue queue, WorkFigures work, IReadOnlyList<QueuePause> paused, DateTimeOffset now)
    {
        var figures = work.Queues.GetValueOrDefault(queue.Name, NoWork);
        var waited = figures.OldestAt is { } oldest ? Math.Round(Math.Max((now - oldest).TotalSeconds, 0), 1) : (double?)null;
        return new QueueStatus(
            queue.Name, figures.Waiting, figures.Running, figures.OldestAt, waited, paused.FirstOrDefault(pause => pause.Name == queue.Name));
    }
}
