using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Intake;

/// <summary>Counts what has not ended, and sees which queues are paused, from time to time.</summary>
internal sealed class BacklogWatch(
    Backlog backlog,
    PointBacklog points,
    QueuePauses pauses,
    IBacktestStore backtests,
    ISweepStore sweeps,
    IOptions<IntakeOptions> options,
    TimeProvider time,
    ILogger<BacklogWatch> log) : BackgroundService
{
    private bool isFailing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryLook(last, stoppingToken)) last = time.GetTimestamp();

            await Task.Delay(options.Value.CountInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryLook(long last, CancellationToken stoppingToken)
    {
        try
        {
            await pauses.Look(stoppingToken);
            var (waiting, waitingPoints) = (await backtests.CountBacklog(stoppingToken), await sweeps.CountUnfinishedPoints(stoppingToken));
            var elapsed = time.GetElapsedTime(last);
            backlog.Reconcile(waiting, elapsed);
            points.Reconcile(waitingPoints, elapsed);
            isFailing = false;
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            if (!isFailing) log.LogWarning("Unfinished work cannot be counted, so the bounds on it are not exact: {Cause}", fault.Message);
            isFailing = true;
            return false;
        }
    }
}
