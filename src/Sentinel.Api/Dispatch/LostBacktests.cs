using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;
using Sentinel.Contracts;
using Sentinel.Core.Backtests;
using Sentinel.Core.Faults;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Dispatch;

/// <summary>Makes backtests due again whose command was lost, and parks those that used up their attempts: at start, and from time to time.</summary>
internal sealed class LostBacktests(
    IBacktestStore backtests,
    IQueueDepths depths,
    DispatchLanes dispatch,
    HostingMode hosting,
    IOptions<DispatchOptions> options,
    TimeProvider time,
    ILogger<LostBacktests> log) : BackgroundService
{
    private static readonly TimeSpan StartRetryInterval = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A queue in memory died with the last process, and with it every command that was not finished.
        var isDone = await TryRequeue(hosting.IsEmbedded ? backtests.RequeueUnfinished : RequeueLost, stoppingToken);
        while (hosting.IsEmbedded && !isDone && await Pause(StartRetryInterval, stoppingToken))
            isDone = await TryRequeue(backtests.RequeueUnfinished, stoppingToken);

        while (await Pause(options.Value.LostLookInterval, stoppingToken)) await TryRequeue(RequeueLost, stoppingToken);
    }

    private async Task<bool> Pause(TimeSpan pause, CancellationToken stoppingToken)
    {
        await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

        return await backtests.RequeueLost(before, await FindStillQueued(before, cancellationToken), cancellationToken);
    }

    // Counted before the broker is asked, so that what is published meanwhile is in its answer alone.
    private async Task<IReadOnlyCollection<BacktestPriority>> FindStillQueued(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var stillQueued = new List<BacktestPriority>();
        foreach (var (priority, count) in await backtests.CountStandingStill(before, cancellationToken))
        {
            if (count == 0) continue;

            // While the broker is away nothing could be sent, and the next look tells more.
            var depth = await depths.Find(QueueNames.BacktestsOf(SnakeCase.Of(priority)), cancellationToken);
            if (depth is null || depth >= count) stillQueued.Add(priority);
        }

        return stillQueued;
    }

    /// <returns>Whether it was done.</returns>
    private async Task<bool> TryRequeue(Func<CancellationToken, Task<int>> requeue, CancellationToken stoppingToken)
    {
        try
        {
            var count = await requeue(stoppingToken);
            if (count == 0) return true;

            log.LogInformation("{Count} unfinished backtests are sent to the queue again", count);
            dispatch.RaiseAll();
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(
                "Lost backtests could not be looked for: {Cause} The next look is in {Interval} at most", FaultCause.Of(fault), options.Value.LostLookInterval);
            return false;
        }
    }
}
