using Microsoft.Extensions.Options;
using Sentinel.Api.Dispatch;
using Sentinel.Api.Hosting;
using Sentinel.Contracts;
using Sentinel.Core.Sweeps;
using Sentinel.Worker.Hosting;

namespace Sentinel.Api.Sweeps;

/// <summary>Brings accepted sweeps to the queue, and again those whose commands were lost: the row is the outbox.</summary>
internal sealed class SweepDispatcher(
    ISweepStore sweeps,
    SweepCommands commands,
    SweepIntake intake,
    IQueueDepths depths,
    HostingMode hosting,
    IOptions<DispatchOptions> options,
    TimeProvider time,
    ILogger<DispatchOutage> log) : BackgroundService
{
    private readonly DispatchOutage outage = new(options, log);
    private long? lastLook;
    private Guid? unmarked; // the broker has its commands, and the store could not be told so

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryDispatch(stoppingToken);
            await Pause(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // During an outage a signal does not help, and must not turn the pause into a storm.
    private Task Pause(CancellationToken stoppingToken) => outage.Pause is { } pause
        ? Task.Delay(pause, time, stoppingToken)
        : intake.Accepted.Wait(options.Value.LookInterval, stoppingToken);

    private async Task TryDispatch(CancellationToken stoppingToken)
    {
        try
        {
            if (unmarked is { } sent) await Mark(sent);
            await Requeue(stoppingToken);
            foreach (var due in await sweeps.ListUnpublished(stoppingToken))
            {
                await commands.Send(due, stoppingToken);
                await Mark(due.Id);
            }

            outage.End();
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            outage.Continue(fault);
        }
    }

    private async Task Mark(Guid sent)
    {
        unmarked = sent;
        await sweeps.MarkPublished(sent, CancellationToken.None);
        unmarked = null;
    }

    // A queue in memory died with the last process, and with it every command that was not finished.
    private async Task Requeue(CancellationToken stoppingToken)
    {
        if (lastLook is { } last && time.GetElapsedTime(last) < options.Value.LostLookInterval) return;

        var count = lastLook is null && hosting.IsEmbedded ? await sweeps.RequeueUnfinished(stoppingToken) : await RequeueLost(stoppingToken);
        lastLook = time.GetTimestamp();
        if (count > 0) log.LogInformation("{Count} unfinished sweeps are sent to the queue again", count);
    }

    private async Task<int> RequeueLost(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.RepublishAfter;
        var areStillQueued = await AreStillQueued(before, cancellationToken);
        var parked = await sweeps.ParkLost(before, areStillQueued, options.Value.MaxAttempts, cancellationToken);
        if (parked.Count > 0)
        {
            log.LogError(
                "{Count} sweeps are parked as faulted, such as {SweepId}: dispatched {Attempts} times without progress. "
                + "GET /v1/faults tells more; remove the cause, then requeue or discard them",
                parked.Count, parked[0], options.Value.MaxAttempts);
        }

        return await sweeps.RequeueLost(before, areStillQueued, cancellationToken);
    }

    // While the broker is away nothing could be sent, and the next look tells more.
    private async Task<bool> AreStillQueued(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var count = await sweeps.CountStandingStill(before, SweepCommands.PointsPerSlice, cancellationToken);
        if (count == 0) return false;

        var depth = await depths.Find(QueueNames.Sweeps, cancellationToken);
        return depth is null || depth >= count;
    }
}
