using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Requests;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Operations;

/// <summary>Tells workers how many runners to have.</summary>
internal static class SetRunners
{
    private const int Most = 64;

    private static readonly string[] Fields = ["runners"];

    /// <summary>Have a worker run with more or fewer runners, without starting it anew.</summary>
    /// <remarks>It follows within seconds; runners that have to go finish what they run. Started anew, it begins with its settings again.</remarks>
    public static Task<Results<Ok<RunnersChange>, ProblemHttpResult>> Handle(
        string id,
        HttpRequest request,
        RequestBodies bodies,
        IWorkerStore workers,
        TimeProvider time,
        ILogger<RunnersChange> log,
        CancellationToken cancellationToken) =>
        Tell(worker => worker.Id == id, request, bodies, workers, time, log, cancellationToken);

    /// <summary>The same for all workers that are there.</summary>
    public static Task<Results<Ok<RunnersChange>, ProblemHttpResult>> HandleAll(
        HttpRequest request, RequestBodies bodies, IWorkerStore workers, TimeProvider time, ILogger<RunnersChange> log, CancellationToken cancellationToken) =>
        Tell(_ => true, request, bodies, workers, time, log, cancellationToken);

    private static async Task<Results<Ok<RunnersChange>, ProblemHttpResult>> Tell(
        Func<WorkerReport, bool> isMeant,
        HttpRequest request,
        RequestBodies bodies,
        IWorkerStore workers,
        TimeProvider time,
        ILogger<RunnersChange> log,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        using var body = await bodies.Read(request, errors, cancellationToken);
        var fields = body?.Fields(errors, Fields, JsonFields.NoOther(Fields));
        var wanted = fields?.Number("runners");
        if (wanted is not (>= 0 and <= Most) || wanted != Math.Floor(wanted.Value)) fields?.Reject("runners", $"Send a whole number from 0 to {Most}.");
        if (errors.Any) return Problems.Of(errors);

        var there = (await workers.List(cancellationToken)).Where(worker => worker.Duty != "prices" && !worker.IsGone(time.GetUtcNow())).ToList();
        var meant = there.Where(isMeant).ToList();
        if (meant.Count == 0) return Unknown(there);

        foreach (var worker in meant)
        {
            await workers.WantRunners(worker.Id, (int)wanted!.Value, cancellationToken);
            log.LogInformation("Worker {Worker} is told to have {Runners} runners; it had {Before}", worker.Id, wanted, worker.Runners);
        }

        return TypedResults.Ok(new RunnersChange([.. meant.Select(worker => worker.Id)], (int)wanted!.Value, "They follow within seconds; see workers in /v1/status."));
    }

    private static ProblemHttpResult Unknown(List<WorkerReport> there) => Problems.Unknown("id", there.Count == 0
        ? "There is no worker to run backtests."
        : $"There is no such worker. There are {string.Join(", ", there.Select(worker => worker.Id))}.");
}
