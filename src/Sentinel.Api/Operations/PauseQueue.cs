using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Operations;

/// <summary>Pauses a queue.</summary>
internal static class PauseQueue
{
    private const int MaxLength = 200;

    private static readonly string[] Fields = ["by", "reason"];

    /// <summary>Pause a queue: what runs is finished, nothing else of it is begun, nothing is lost.</summary>
    /// <remarks>It stays paused whatever is started anew, until it is resumed. Pausing twice is the same as once.</remarks>
    public static async Task<Results<Ok<QueueChange>, ProblemHttpResult>> Handle(
        string name,
        HttpRequest request,
        RequestBodies bodies,
        IQueueStore queues,
        QueuePauses pauses,
        ILogger<QueueChange> log,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var said = await Read(request, bodies, errors, cancellationToken);
        if (errors.Any) return Problems.Of(errors);
        if (WorkQueue.Named(name) is not { Count: > 0 } meant) return QueueNameProblem.Of(name);

        var paused = await queues.Pause(meant, said.By, said.Reason, cancellationToken);
        await pauses.Look(cancellationToken);
        foreach (var queue in paused)
            log.LogInformation("Queue {Queue} is paused by {By}: {Reason}", queue, said.By ?? "an operator", said.Reason ?? "no reason was given");

        return TypedResults.Ok(new QueueChange([.. meant.Select(queue => queue.Name)], paused, MessageOf(paused)));
    }

    private static string MessageOf(IReadOnlyList<string> paused) => paused.Count == 0
        ? "Was paused before; nothing has changed."
        : $"Paused: {string.Join(", ", paused)}. What runs is finished; nothing else is begun after a second or two.";

    private static async Task<PauseReason> Read(HttpRequest request, RequestBodies bodies, FieldErrors errors, CancellationToken cancellationToken)
    {
        using var body = RequestBodies.IsSent(request) ? await bodies.Read(request, errors, cancellationToken) : null;
        if (body is null) return new(null, null);

        var fields = body.Fields(errors, Fields, JsonFields.NoOther(Fields));
        foreach (var field in Fields.Where(field => fields.Text(field)?.Length > MaxLength)) fields.Reject(field, $"May have {MaxLength} characters.");
        return new PauseReason(Line(fields.Text("by")), Line(fields.Text("reason")));
    }

    // It goes to the log, where a line is an entry.
    private static string? Line(string? text) => text is null ? null : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
