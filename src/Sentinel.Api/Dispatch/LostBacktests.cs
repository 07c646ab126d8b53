using Microsoft.Extensions.Options;
using Sentinel.Api.Hosting;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Dispatch;

/// <summary>Makes backtests due again whose command was lost: at start, and from time to time.</summary>
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

    private Task<int> RequeueLost(CancellationToken cancellationToken) =>
        backtests.RequeueLost(time.GetUtcNow() - options.Value.RepublishAfter, cancellationToken);

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
