namespace Sentinel.Api.Hosting;

/// <summary>Answers <c>HEAD</c> as <c>GET</c> on every route, without the body: probes of proxies and monitors ask that way.</summary>
internal sealed class HeadAsGet : IMiddleware
{
    /// <inheritdoc/>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Response.Body = Stream.Null;
        }

        return next(context);
    }
}
