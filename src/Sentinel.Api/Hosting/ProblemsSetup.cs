using Sentinel.Api.Requests;

namespace Sentinel.Api.Hosting;

/// <summary>What callers are told when no route speaks for itself.</summary>
internal static class ProblemsSetup
{
    /// <summary>Answers every error as problem details with <c>errors</c> by field that say what to do.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails(options => options.CustomizeProblemDetails = Advise)
        .AddSingleton<IProblemDetailsWriter, ProblemForAnyone>()
        .AddExceptionHandler<StoreProblem>()
        .Configure<ExceptionHandlerOptions>(options => options.StatusCodeSelector = fault =>
            (fault as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError);

    private static void Advise(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails) return;

        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        (string Field, string Advice)? error = response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("path", $"There is no {request.PathBase}{request.Path}; {request.PathBase}/docs lists every call."),
            StatusCodes.Status405MethodNotAllowed =>
                ("method", $"{request.PathBase}{request.Path} does not know {request.Method}; it knows {response.Headers.Allow}."),
            StatusCodes.Status413PayloadTooLarge => ("body", "The body is longer than this call takes: send less at once."),
            StatusCodes.Status415UnsupportedMediaType => ("content_type", RequestBody.NotJson),
            StatusCodes.Status500InternalServerError => ("server", "The fault is ours and is in the server's log; try again later."),
            _ => null,
        };

        if (error is { } known)
            context.ProblemDetails.Extensions["errors"] = new Dictionary<string, string[]> { [known.Field] = [known.Advice] };
    }
}
