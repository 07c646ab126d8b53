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
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
        backtests.MapGet("/", ListBacktests.Handle).WithName("list_backtests").ProducesValidationProblem();
    }

    /// <summary>Describes the body and the problems of a route that takes a submission.</summary>
    public static RouteHandlerBuilder AcceptsSubmission(this RouteHandlerBuilder route) => route
        .Accepts<BacktestSubmission>("application/json")
        .ProducesValidationProblem()
        .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
}
