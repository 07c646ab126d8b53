using Microsoft.AspNetCore.Mvc;
using Sentinel.Api.Hosting;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Intake;

namespace Sentinel.Api.Batches;

/// <summary>Routes of batches.</summary>
internal static class BatchEndpoints
{
    /// <summary>Maps <c>/v1/batches</c>.</summary>
    public static void MapBatches(this IEndpointRouteBuilder app)
    {
        var batches = app.MapGroup("/v1/batches").WithTags("Batches");
        batches.MapPost("/", SubmitBatch.Handle).WithName("submit_batch")
            .AnswersOnce()
            .TakesInWithinBounds()
            .Accepts<BatchSubmission>("application/json")
            // Between the two, the caller is told the limit in a problem.
            .WithMetadata(BatchReader.Bounds, new RequestSizeLimitAttribute(2 * BatchReader.Bounds.Length))
            .AnswersWithHeader(StatusCodes.Status202Accepted, "Location", "Path of the batch.")
            .AnswersWithHeader(StatusCodes.Status202Accepted, "Retry-After", "Seconds after which to ask for it.")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
        batches.MapPost("/", (HttpContext http, SubmitBatchStream stream) => stream.Handle(http)).WithName("submit_batch_stream")
            .WithOrder(1) // without a content type both would match
            .RefusesKeys()
            .WithMetadata(new RequestSizeLimitAttribute(SubmitBatchStream.MaxLength)) // as unpacked; what comes as it is ends with its items
            .TakesInWithinBounds()
            .Accepts<BatchSubmission>(NdjsonContent.Type)
            .ExcludeFromDescription(); // OpenAPI knows one operation a path and method: submit_batch tells of both
        batches.MapGet("/{id}", GetBatch.Handle).WithName("get_batch")
            .AnswersWithHeader(StatusCodes.Status200OK, "Retry-After", "Seconds after which to ask again; absent when it is finished.")
            .AnswersWithHeader(StatusCodes.Status200OK, "Preference-Applied", "The wait that was honoured; absent when none was asked for.")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
        batches.MapDelete("/{id}", CancelBatch.Handle).WithName("cancel_batch")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
    }
}
