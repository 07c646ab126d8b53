using Sentinel.Api.Hosting;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Intake;
using Sentinel.Api.Lists;

namespace Sentinel.Api.Backtests;

/// <summary>Routes of backtests.</summary>
internal static class BacktestEndpoints
{
    /// <summary>Maps <c>/v1/backtests</c>.</summary>
    public static void MapBacktests(this IEndpointRouteBuilder app)
    {
        var backtests = app.MapGroup("/v1/backtests").WithTags("Backtests");
        backtests.MapPost("/", SubmitBacktest.Handle).WithName("submit_backtest").AcceptsSubmission();
        backtests.MapGet("/{id}", GetBacktest.Handle).WithName("get_backtest")
            .Produces<BacktestView>()
            .AnswersWithHeader(StatusCodes.Status200OK, "ETag", "This state of the backtest; send it as If-None-Match.")
            .AnswersWithHeader(StatusCodes.Status200OK, "Retry-After", "Seconds after which to ask again; absent when it is finished.")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
        backtests.MapGet("/", ListBacktests.Handle).WithName("list_backtests")
            .AnswersInTurn()
            .ProducesValidationProblem();
        backtests.MapDelete("/{id}", CancelBacktest.Handle).WithName("cancel_backtest")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Describes the body and the problems of a route that takes a submission.</summary>
    public static RouteHandlerBuilder AcceptsSubmission(this RouteHandlerBuilder route) => route
        .AnswersOnce()
        .TakesInWithinBounds()
        .Accepts<BacktestSubmission>("application/json")
        .WithMetadata(SubmissionReader.Bounds)
        .AnswersWithHeader(StatusCodes.Status202Accepted, "Location", "Path of the backtest.")
        .AnswersWithHeader(StatusCodes.Status202Accepted, "Retry-After", "Seconds after which to ask for it.")
        .AnswersWithHeader(StatusCodes.Status200OK, "Preference-Applied", "The wait that was honoured; absent when none was asked for.")
        .ProducesValidationProblem()
        .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
}
