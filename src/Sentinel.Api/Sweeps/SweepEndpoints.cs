using Sentinel.Api.Hosting;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Intake;

namespace Sentinel.Api.Sweeps;

/// <summary>Routes of sweeps.</summary>
internal static class SweepEndpoints
{
    /// <summary>Maps <c>/v1/sweeps</c>.</summary>
    public static void MapSweeps(this IEndpointRouteBuilder app)
    {
        var sweeps = app.MapGroup("/v1/sweeps").WithTags("Sweeps");
        sweeps.MapPost("/", SubmitSweep.Handle).WithName("submit_sweep")
            .AnswersOnce()
            .TakesPointsInWithinBounds()
            .Accepts<SweepSubmission>("application/json")
            .WithMetadata(SweepSubmissionReader.Bounds)
            .AnswersWithHeader(StatusCodes.Status202Accepted, "Location", "Path of the sweep.")
            .AnswersWithHeader(StatusCodes.Status202Accepted, "Retry-After", "Seconds after which to ask for it.")
            .AnswersWithHeader(StatusCodes.Status200OK, "Preference-Applied", "The wait that was honoured; absent when none was asked for.")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
        sweeps.MapGet("/{id}", GetSweep.Handle).WithName("get_sweep")
            .Produces<SweepView>()
            .Produces<string>(StatusCodes.Status200OK, SweepCsv.ContentType)
            .AnswersWithHeader(StatusCodes.Status200OK, "ETag", "This state of the sweep; send it as If-None-Match.")
            .AnswersWithHeader(StatusCodes.Status200OK, "Retry-After", "Seconds after which to ask again; absent when it is finished.")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
        sweeps.MapDelete("/{id}", CancelSweep.Handle).WithName("cancel_sweep")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
    }
}
