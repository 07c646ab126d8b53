namespace Sentinel.Api.Hosting;

/// <summary>Tells browsers what they may do with an answer: not guess its type, not show it in a frame, load and send nothing but the Api's own.</summary>
internal sealed class AnswerHeaders : IMiddleware
{
    private const string OfData = "default-src 'none'; frame-ancestors 'none'";

    // The page that describes the interface writes styles into its elements, and its style sheet holds pictures.
    private const string OfPage =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Added last of all: an error takes back what was set before, and a kept answer is to hold none of it.
        context.Response.OnStarting(Add, context.Response);
        return next(context);
    }

    private static Task Add(object state)
    {
        var response = (HttpResponse)state;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = IsPage(response) ? OfPage : OfData;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ?? false;
}
