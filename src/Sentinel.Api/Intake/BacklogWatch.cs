using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Intake;

/// <summary>Counts what has not ended, from time to time.</summary>
internal sealed class BacklogWatch(
    Backlog backlog, IBacktestStore backtests, IOptions<IntakeOptions> options, TimeProvider time, ILogger<BacklogWatch> log) : BackgroundService
{
    private bool isFailing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryCount(stoppingToken) is { } count)
            {
                var now = time.GetTimestamp();
                backlog.Reconcile(count, time.GetElapsedTime(last, now));
                last = now;
            }

            await Task.Delay(options.Value.CountInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<BacklogCount?> TryCount(CancellationToken stoppingToken)
    {
        try
        {
            var count = await backtests.CountBacklog(stoppingToken);
            isFailing = false;
            return count;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            if (!isFailing) log.LogWarning("Unfinished backtests cannot be counted, so the bound on them is not exact: {Cause}", fault.Message);
            isFailing = true;
            return null;
        }
    }
}
