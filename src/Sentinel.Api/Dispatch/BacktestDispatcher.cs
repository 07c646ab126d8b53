using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Dispatch;

/// <summary>Brings accepted backtests to the queue: the row is the outbox, and is marked once the broker has the command.</summary>
internal sealed class BacktestDispatcher(
    IBacktestStore backtests,
    BacktestCommands commands,
    DispatchSignal accepted,
    DispatchOutage outage,
    IOptions<DispatchOptions> options,
    TimeProvider time) : BackgroundService
{
    private const int FlightsAtOnce = 8;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = await TryDispatchBatch(stoppingToken);
            if (outage.Pause is { } || !more) await Pause(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // During an outage a signal does not help, and must not turn the pause into a storm.
    private Task Pause(CancellationToken stoppingToken) => outage.Pause is { } pause
        ? Task.Delay(pause, time, stoppingToken)
        : accepted.Wait(options.Value.LookInterval, stoppingToken);

    private async Task<bool> TryDispatchBatch(CancellationToken stoppingToken)
    {
        try
        {
            return await DispatchBatch(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            outage.Continue(fault);
            return true;
        }
    }

    /// <returns>Whether there may be more to dispatch at once.</returns>
    private async Task<bool> DispatchBatch(CancellationToken stoppingToken)
    {
        var most = FlightsAtOnce * options.Value.MaxInFlight;
        var due = await backtests.ListUnpublished(most, stoppingToken);
        if (due.Count == 0) return false;

        var (published, fault) = await SendAll(due, stoppingToken);

        // What the broker has is marked even while stopping: the next start need not send it again.
        if (published.Count > 0) await backtests.MarkPublished(published, CancellationToken.None);
        stoppingToken.ThrowIfCancellationRequested();

        if (fault is not null) outage.Continue(fault);
        else outage.End();
        return due.Count == most;
    }

    // One command follows as another is confirmed, so that a slow one does not hold up the others; after a fault none follows.
    private async Task<(IReadOnlyCollection<Guid> Published, Exception? Fault)> SendAll(IReadOnlyList<Guid> due, CancellationToken stoppingToken)
    {
        var published = new ConcurrentQueue<Guid>();
        Exception? first = null;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.Value.MaxInFlight }, async (id, _) =>
        {
            if (first is not null) return;
            try
            {
                await commands.Send(id, stoppingToken);
                published.Enqueue(id);
            }
            catch (Exception fault)
            {
                first = fault;
            }
        });

        return (published, first);
    }
}
