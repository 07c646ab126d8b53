using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Core.Operations;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Hosting;

/// <summary>Has as many runners as an operator wants, without losing what they are doing.</summary>
/// <remarks>
/// A worker without runners takes nothing from a broker, which would not wait for ever; a queue in memory has no other worker and
/// waits, so what was taken from it waits here.
/// </remarks>
internal sealed class RunnerStaff(
    RunnerPool pool, WorkEndpoints endpoints, MessagingKind messaging, WorkerIdentity identity, IOptions<SandboxOptions> options, ILogger<RunnerStaff> log)
{
    private int current = options.Value.Runners;
    private bool takesNothing;
    private Task changing = Task.CompletedTask;

    /// <summary>Runners that take strategies.</summary>
    public int Count => pool.Count;

    /// <summary>What each of them is doing.</summary>
    public IReadOnlyList<RunnerReport> Activity => pool.Activity;

    /// <summary>Begins to bring about the wish; while an earlier one is being brought about, the next call does.</summary>
    /// <param name="wanted">Runners to have; null for as many as it began with.</param>
    public void Want(int? wanted)
    {
        var count = wanted ?? options.Value.Runners;
        if (count == current || !changing.IsCompleted || !endpoints.AreReady(IsForRunners)) return;

        log.LogInformation("Worker {Worker} goes from {Before} to {Now} runners, as it was told to.", identity.Id, current, count);
        current = count;
        changing = TryChange(count);
    }

    private async Task TryChange(int count)
    {
        try
        {
            await Change(count);
        }
        catch (Exception fault)
        {
            current = pool.Count; // so that the next heartbeat tries again
            log.LogWarning("The number of runners could not be changed to {Count}: {Cause} Trying again.", count, fault.Message);
        }
    }

    private async Task Change(int count)
    {
        if (count == 0 && messaging.IsBroker)
        {
            takesNothing = true;
            await endpoints.Stop(IsForRunners, CancellationToken.None);
        }

        pool.Resize(count);
        if (count == 0 || !takesNothing) return;

        endpoints.Start(IsForRunners, CancellationToken.None);
        takesNothing = false;
    }

    private static bool IsForRunners(string queue) => queue != QueueNames.Prices && QueueNames.All.Contains(queue);
}
