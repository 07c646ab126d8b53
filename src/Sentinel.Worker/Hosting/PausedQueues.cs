using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Operations;

namespace Sentinel.Worker.Hosting;

/// <summary>Which queues are paused, looked up every second; so while none is, taking a message costs no look.</summary>
internal sealed class PausedQueues(IQueueStore queues, TimeProvider time, ILogger<PausedQueues> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private volatile IReadOnlyList<QueuePause> paused = [];

    /// <summary>Whether any queue is paused.</summary>
    public bool Any => paused.Count > 0;

    /// <summary>Whether a queue is paused.</summary>
    public bool Contains(WorkQueue queue) => paused.Any(pause => pause.Name == queue.Name);

    /// <summary>Looks once before the first message is taken.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        paused = await queues.ListPaused(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryLook(stoppingToken);
        }
    }

    private async Task TryLook(CancellationToken stoppingToken)
    {
        try
        {
            paused = await queues.ListPaused(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning("Which queues are paused could not be looked up, so all stays as it was: {Cause}", fault.Message);
        }
        catch (OperationCanceledException)
        {
            // the host is stopping
        }
    }
}
