using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Backtests;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Answers with one batch.</summary>
internal static class GetBatch
{
    /// <summary>Get a batch: counts, time left, and what finished since a cursor.</summary>
    /// <remarks>
    /// Follow <c>next</c> until it is null: every finished item is seen exactly once, in the order in which the items finish. With
    /// <c>?wait=N</c> or <c>Prefer: wait=N</c>, up to 60 seconds, the answer comes as soon as an item finished after the cursor; when
    /// no cursor is sent, once the batch is finished; in any case when the time is over. With <c>Accept: application/x-ndjson</c>, each
    /// item is sent as a line as soon as it is finished, until all are or the time is over; the last line is the batch.
    /// </remarks>
    public static async Task<Results<Ok<BatchView>, FinishedItemStream, ProblemHttpResult>> Handle(
        [Description("The id under which it was accepted.")] string id,
        [AsParameters] FinishedPage page,
        [AsParameters] WaitPreference preference,
        HttpContext http,
        IBatchStore batches,
        BatchWait finish,
        WaitingLine line,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var (after, limit, wait) = (page.ReadAfter(errors), page.ReadLimit(errors), preference.Read(errors));
        var batchId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);

        if (await batches.Find(batchId, cancellationToken) is not { } batch)
            return Problems.Unknown("id", $"No batch has the id {batchId}.");
        if (after > batch.Finished) return BeyondEnd(batch);

        WaitPreference.Confirm(http.Response, wait);
        if (NdjsonContent.IsAccepted(http.Request)) return new FinishedItemStream(batchId, after ?? 0, wait, batches, finish, line, time);

        await finish.For(batchId, after + 1 ?? int.MaxValue, wait, cancellationToken);
        var progress = (await batches.FindProgress(batchId, after ?? 0, limit, cancellationToken))!;
        if (!progress.Batch.IsTerminal) http.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
        return TypedResults.Ok(BatchView.Of(progress, await line.Of(progress, cancellationToken), after ?? 0, limit));
    }

    private static ProblemHttpResult BeyondEnd(Batch batch)
    {
        var errors = new FieldErrors();
        errors.Add("after", $"Only {batch.Finished:N0} items are finished; follow 'next' of an earlier answer.");
        return Problems.Of(errors);
    }
}
