namespace Sentinel.Api.Hosting;

/// <summary>Which routes may find a store that cannot be written.</summary>
internal static class StoreProblemSetup
{
    /// <summary>Routes of which all that change something are described with the answer that they give then.</summary>
    public static IEndpointRouteBuilder TellsOfStores(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("");
        ((IEndpointConventionBuilder)routes).Finally(static route =>
        {
            var changes = route.Metadata.OfType<HttpMethodMetadata>().SelectMany(metadata => metadata.HttpMethods).Any(method => method is not "GET");
            if (changes) route.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status503ServiceUnavailable, typeof(HttpValidationProblemDetails), ["application/problem+json"]));
        });
        return routes;
    }
}
