using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Operations;

namespace Sentinel.Worker.Hosting;

/// <summary>Says every two seconds that this worker is there and what it does, and hears how many runners it is to have.</summary>
internal sealed class WorkerHeartbeat(
    WorkerIdentity identity, IWorkerStore workers, TimeProvider time, ILogger<WorkerHeartbeat> log, RunnerStaff? staff = null) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private bool failing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryReport(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await workers.Remove(identity.Id, cancellationToken);
        }
        catch (Exception fault)
        {
            log.LogWarning("Worker {Worker} could not take leave, and is listed for some minutes: {Cause}", identity.Id, fault.Message);
        }
    }

    private async Task TryReport(CancellationToken stoppingToken)
    {
        try
        {
            var wanted = await workers.Report(Report(), stoppingToken);
            staff?.Want(wanted);
            if (failing) log.LogInformation("Worker {Worker} can say again that it is there.", identity.Id);
            failing = false;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            if (!failing) log.LogWarning("Worker {Worker} cannot say that it is there, and is taken for gone until it can: {Cause}", identity.Id, fault.Message);
            failing = true;
        }
    }

    private WorkerReport Report() => new()
    {
        Id = identity.Id,
        Host = Environment.MachineName,
        ProcessId = Environment.ProcessId,
        Version = identity.Version,
        Duty = identity.Duty,
        StartedAt = identity.StartedAt,
        SeenAt = time.GetUtcNow(),
        Runners = staff?.Count ?? 0,
        Activity = staff?.Activity ?? [],
    };
}
