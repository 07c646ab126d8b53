using Microsoft.AspNetCore.Http.Metadata;

namespace Sentinel.Api.Hosting;

/// <summary>What holds for every route.</summary>
internal static class RouteRules
{
    private static readonly string[] ProblemType = ["application/problem+json"];

    /// <summary>Where routes are mapped whose queries are checked, and whose description has the answers that are given before they are asked.</summary>
    public static RouteGroupBuilder MapWithinRules(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("");
        routes.AddEndpointFilterFactory(QueryCheck.Before);
        ((IEndpointConventionBuilder)routes).Finally(DescribeAnswers);
        return routes;
    }

    private static void DescribeAnswers(EndpointBuilder route)
    {
        var methods = route.Metadata.OfType<IHttpMethodMetadata>().SelectMany(metadata => metadata.HttpMethods).ToArray();
        Describe(route, StatusCodes.Status400BadRequest);
        Describe(route, StatusCodes.Status421MisdirectedRequest);
        if (!methods.Contains(HttpMethods.Get))
        {
            Describe(route, StatusCodes.Status403Forbidden);
            Describe(route, StatusCodes.Status503ServiceUnavailable); // the store may not be writable
        }

        if (methods.Contains(HttpMethods.Post)) Describe(route, StatusCodes.Status415UnsupportedMediaType);
        if (route.Metadata.OfType<IAcceptsMetadata>().Any()) Describe(route, StatusCodes.Status408RequestTimeout);
    }

    private static void Describe(EndpointBuilder route, int status)
    {
        if (route.Metadata.OfType<IProducesResponseTypeMetadata>().All(answer => answer.StatusCode != status))
            route.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(HttpValidationProblemDetails), ProblemType));
    }
}
