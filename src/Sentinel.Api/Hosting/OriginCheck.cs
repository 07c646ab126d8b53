using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Sentinel.Api.Batches;
using Sentinel.Api.Idempotency;
using Sentinel.Api.Requests;

namespace Sentinel.Api.Hosting;

/// <summary>Lets no page of another origin do anything: browsers say where a request comes from, programs say nothing and are not held up.</summary>
/// <remarks>
/// A browser sends a <c>POST</c> without body, or with a form's, to any address at the bidding of any page, and asks nobody. It asks first
/// (CORS) before it sends JSON, a header of one's own or another method; that question is answered for the allowed origins alone.
/// </remarks>
internal sealed class OriginCheck(IOptions<HttpOptions> options) : IMiddleware
{
    /// <summary>The header by which a <c>POST</c> without body says that no form of a page has sent it; its value does not matter.</summary>
    public const string Header = "Sentinel-Request";

    private const string FetchSite = "Sec-Fetch-Site";

    private readonly HashSet<string> allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)) return next(context);
        if (IsOfAnotherOrigin(request)) return RefuseOrigin(context);
        return HttpMethods.IsPost(request.Method) && CouldBeAnyPages(request) ? RefuseForm(context) : next(context);
    }

    private bool IsOfAnotherOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin is [{ } only] && allowed.Contains(only)) return false;

        return (!StringValues.IsNullOrEmpty(origin) && !IsOwn(origin, request))
            || (request.Headers.TryGetValue(FetchSite, out var site) && site is not (["same-origin"] or ["none"]));
    }

    private static bool IsOwn(StringValues origin, HttpRequest request) =>
        origin is [{ } only] && only.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    // What a browser sends for a page of ours has its word for it; of what is left, a form could send all but these.
    private static bool CouldBeAnyPages(HttpRequest request) =>
        !request.HasJsonContentType()
        && !NdjsonContent.IsSent(request)
        && !request.Headers.ContainsKey(Header)
        && !request.Headers.ContainsKey(IdempotencyKey.Header)
        && StringValues.IsNullOrEmpty(request.Headers.Origin)
        && !request.Headers.ContainsKey(FetchSite);

    private static Task RefuseOrigin(HttpContext http)
    {
        var named = StringValues.IsNullOrEmpty(http.Request.Headers.Origin) ? FetchSite : HeaderNames.Origin;
        return Problems.Refused(
            StatusCodes.Status403Forbidden, "Pages of other origins may do nothing here; nothing was changed.", "origin",
            $"The header '{named}' says that a page of another origin sent this: add that origin to the setting Http:AllowedOrigins if it may.").ExecuteAsync(http);
    }

    private static Task RefuseForm(HttpContext http) => Problems.Refused(
        StatusCodes.Status415UnsupportedMediaType, "This may have been sent by a form of any page; nothing was changed.", "content_type",
        $"{RequestBody.NotJson} Without a body send that header as well, or '{Header}: 1'.").ExecuteAsync(http);
}
