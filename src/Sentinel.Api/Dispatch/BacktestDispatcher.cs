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
        var due = await backtests.ListUnpublished(options.Value.MaxInFlight, stoppingToken);
        if (due.Count == 0) return false;

        var sent = await Task.WhenAll(due.Select(id => TrySend(id, stoppingToken)));
        var published = due.Where((_, index) => sent[index] is null).ToArray();

        // What the broker has is marked even while stopping: the next start need not send it again.
        if (published.Length > 0) await backtests.MarkPublished(published, CancellationToken.None);
        stoppingToken.ThrowIfCancellationRequested();

        if (sent.FirstOrDefault(fault => fault is not null) is { } fault) outage.Continue(fault);
        else outage.End();
        return due.Count == options.Value.MaxInFlight;
    }

    private async Task<Exception?> TrySend(Guid id, CancellationToken stoppingToken)
    {
        try
        {
            await commands.Send(id, stoppingToken);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
