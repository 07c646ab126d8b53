namespace Sentinel.Api.Hosting;

/// <summary>What callers are told when no route speaks for itself.</summary>
internal static class ProblemsSetup
{
    /// <summary>Answers every error as problem details that say what to do.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Detail ??= AdviceFor(context.HttpContext))
        .Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = fault =>
            (fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError);

    private static string? AdviceFor(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound when http.GetEndpoint() is null =>
            $"There is no {http.Request.Path}; /docs lists every call.",
        StatusCodes.Status405MethodNotAllowed =>
            $"{http.Request.Path} does not know {http.Request.Method}; it knows {http.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON with the header 'Content-Type: application/json'.",
        >= StatusCodes.Status500InternalServerError => "The fault is the server's and is in its log; try again later.",
        _ => null,
    };
}
