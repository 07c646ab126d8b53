using System.Collections.Concurrent;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Dispatch;

/// <summary>Brings accepted backtests of one priority to their queue, however many of another are on their way.</summary>
internal sealed class DispatchLane(
    BacktestPriority priority,
    IBacktestStore backtests,
    BacktestCommands commands,
    DispatchOutage outage,
    DispatchOptions options,
    TimeProvider time) : IDisposable
{
    private const int FlightsAtOnce = 8;

    private readonly DispatchSignal accepted = new();

    // The broker has them, and the store could not be told so: else a store that fails for long would have all of them sent on and on.
    private IReadOnlyCollection<Guid> unmarked = [];

    /// <summary>Why commands do not get through; null while they do.</summary>
    public string? Cause => outage.Cause;

    /// <summary>Says that something was accepted.</summary>
    public void Raise() => accepted.Raise();

    /// <summary>Dispatches what is accepted until it is stopped.</summary>
    public async Task Run(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = await TryDispatchBatch(stoppingToken);
            if (outage.Pause is { } || !more) await Pause(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => accepted.Dispose();

    // During an outage a signal does not help, and must not turn the pause into a storm.
    private Task Pause(CancellationToken stoppingToken) => outage.Pause is { } pause
        ? Task.Delay(pause, time, stoppingToken)
        : accepted.Wait(options.LookInterval, stoppingToken);

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
        var most = FlightsAtOnce * options.MaxInFlight;
        await Mark(unmarked);
        var due = await backtests.ListUnpublished(priority, most, stoppingToken);
        if (due.Count == 0) return false;

        var (published, fault) = await SendAll(due, stoppingToken);

        // What the broker has is marked even while stopping: the next start need not send it again.
        await Mark(published);
        stoppingToken.ThrowIfCancellationRequested();

        if (fault is not null) outage.Continue(fault);
        else outage.End();
        return due.Count == most;
    }

    private async Task Mark(IReadOnlyCollection<Guid> published)
    {
        if (published.Count == 0) return;

        unmarked = published;
        await backtests.MarkPublished(published, CancellationToken.None);
        unmarked = [];
    }

    // One command follows as another is confirmed, so that a slow one does not hold up the others; after a fault none follows.
    private async Task<(IReadOnlyCollection<Guid> Published, Exception? Fault)> SendAll(
        IReadOnlyList<DueBacktest> due, CancellationToken stoppingToken)
    {
        var published = new ConcurrentQueue<Guid>();
        Exception? first = null;
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = options.MaxInFlight }, async (backtest, _) =>
        {
            if (first is not null) return;
            try
            {
                await commands.Send(backtest, priority, stoppingToken);
                published.Enqueue(backtest.Id);
            }
            catch (Exception fault)
            {
                first = fault;
            }
        });

        return (published, first);
    }
}
