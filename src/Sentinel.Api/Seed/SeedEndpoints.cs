using Sentinel.Api.Backtests;

namespace Sentinel.Api.Seed;

/// <summary>Routes of the original service, kept so that its callers need no change.</summary>
internal static class SeedEndpoints
{
    /// <summary>Maps <c>/</c>, <c>/run_backtest</c> and <c>/update_verdict</c>.</summary>
    public static void MapSeedEndpoints(this IEndpointRouteBuilder app)
    {
        var seed = app.MapGroup("").WithTags("Original interface");
        seed.MapGet("/", WorkingEndpoint.Handle).WithName("working");
        seed.MapPost("/run_backtest", SubmitBacktest.Handle).WithName("run_backtest").AcceptsSubmission();
        seed.MapPost("/update_verdict", UpdateVerdictEndpoint.Handle).WithName("update_verdict")
            .Accepts<VerdictUpdate>("application/json")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound)
            .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType);
    }
}
