using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Dispatch;

/// <summary>Makes backtests due again whose command was lost, and parks those that used up their attempts: at start, and from time to time.</summary>
internal sealed class LostBacktests(
    IBacktestStore backtests,
    DispatchLanes dispatch,
    HostingMode hosting,
    IOptions<DispatchOptions> options,
    TimeProvider time,
    ILogger<LostBacktests> log) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A queue in memory died with the last process, and with it every command that was not finished.
        await TryRequeue(hosting.IsEmbedded ? backtests.RequeueUnfinished : RequeueLost, stoppingToken);

        while (await Pause(stoppingToken)) await TryRequeue(RequeueLost, stoppingToken);
    }

    private async Task<bool> Pause(CancellationToken stoppingToken)
    {
        await Task.Delay(LookInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stoppingToken.IsCancellationRequested;
    }

    private async Task<int> RequeueLost(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.RepublishAfter;
        var parked = await backtests.ParkLost(before, options.Value.MaxAttempts, cancellationToken);
        if (parked.Count > 0)
        {
            log.LogError(
                "{Count} backtests are parked as faulted, such as {BacktestId}: dispatched {Attempts} times without an outcome. "
                + "GET /v1/faults tells more; remove the cause, then requeue or discard them",
                parked.Count, parked[0], options.Value.MaxAttempts);
        }

        return await backtests.RequeueLost(before, cancellationToken);
    }

    private async Task TryRequeue(Func<CancellationToken, Task<int>> requeue, CancellationToken stoppingToken)
    {
        try
        {
            var count = await requeue(stoppingToken);
            if (count == 0) return;

            log.LogInformation("{Count} unfinished backtests are sent to the queue again", count);
            dispatch.RaiseAll();
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(fault, "Lost backtests could not be looked for: {Cause} The next look is in a minute", fault.Message);
        }
    }
}
