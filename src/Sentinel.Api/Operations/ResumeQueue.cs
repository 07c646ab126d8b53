using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Dispatch;
using Sentinel.Api.Intake;
using Sentinel.Api.Sweeps;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Operations;

/// <summary>Lets a paused queue go on.</summary>
internal static class ResumeQueue
{
    /// <summary>Let a paused queue go on.</summary>
    public static async Task<Results<Ok<QueueChange>, ProblemHttpResult>> Handle(
        string name,
        IQueueStore queues,
        QueuePauses pauses,
        DispatchLanes due,
        SweepIntake sweeps,
        ILogger<QueueChange> log,
        CancellationToken cancellationToken)
    {
        if (WorkQueue.Named(name) is not { Count: > 0 } meant) return QueueNameProblem.Of(name);

        var resumed = await queues.Unpause(meant, cancellationToken);
        await pauses.Look(cancellationToken);
        foreach (var queue in resumed) log.LogInformation("Queue {Queue} goes on", queue);
        due.RaiseAll();
        sweeps.Accepted.Raise();

        return TypedResults.Ok(new QueueChange([.. meant.Select(queue => queue.Name)], resumed, MessageOf(resumed)));
    }

    private static string MessageOf(IReadOnlyList<string> resumed) =>
        resumed.Count == 0 ? "Was not paused; nothing has changed." : $"Goes on: {string.Join(", ", resumed)}.";
}
