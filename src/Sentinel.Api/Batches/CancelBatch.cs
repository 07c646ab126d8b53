using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Sentinel.Api.Hosting;
using Sentinel.Api.Intake;
using Sentinel.Api.Requests;
using Sentinel.Core.Batches;

namespace Sentinel.Api.Batches;

/// <summary>Takes a batch back.</summary>
internal static class CancelBatch
{
    /// <summary>Cancel a batch.</summary>
    /// <remarks>
    /// Items that wait or run end as <c>cancelled</c>, finished ones stay; a stream that is still open takes no more. A backtest that another
    /// batch or a single submission waits for as well goes on for them. Doing it again changes nothing.
    /// </remarks>
    public static async Task<Results<Ok<BatchView>, ProblemHttpResult>> Handle(
        [Description("The id under which it was accepted.")] string id,
        IBatchStore batches,
        CancelAnnouncement announcement,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var batchId = RouteId.Read(id, errors);
        if (errors.Any) return Problems.Of(errors);

        await announcement.Announce(await batches.Cancel(batchId, cancellationToken));
        return await batches.FindProgress(batchId, after: 0, FinishedPage.DefaultLimit, cancellationToken) is { } progress
            ? TypedResults.Ok(BatchView.Of(progress, PlaceInLine.None, after: 0, FinishedPage.DefaultLimit))
            : Problems.Unknown("id", $"No batch has the id {batchId}.");
    }
}
