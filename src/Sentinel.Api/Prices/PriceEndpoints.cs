namespace Sentinel.Api.Prices;

/// <summary>Routes of prices.</summary>
internal static class PriceEndpoints
{
    /// <summary>Maps <c>/v1/prices</c>.</summary>
    public static void MapPrices(this IEndpointRouteBuilder app)
    {
        var prices = app.MapGroup("/v1/prices").WithTags("Prices");
        prices.MapGet("/", ListPrices.Handle).WithName("list_prices");
        prices.MapGet("/{symbol}", GetPrices.Handle).WithName("get_prices")
            .Produces<string>(StatusCodes.Status200OK, BarStream.Json, BarStream.Csv)
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status404NotFound);
        prices.MapPost("/refresh", SubmitPriceRefresh.Handle).WithName("refresh_prices")
            .Accepts<PriceRefreshSubmission>(isOptional: true, "application/json")
            .ProducesValidationProblem()
            .ProducesValidationProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesValidationProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesValidationProblem(StatusCodes.Status429TooManyRequests);
    }
}
