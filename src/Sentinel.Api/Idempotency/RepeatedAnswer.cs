using Sentinel.Core.Idempotency;

namespace Sentinel.Api.Idempotency;

/// <summary>Sends an answer that was recorded.</summary>
internal sealed class RepeatedAnswer(KeptAnswer answer) : IResult
{
    /// <summary>What a call answers, which is not sent yet.</summary>
    public static async Task<KeptAnswer> Record(HttpContext http, Func<Task<IResult>> call)
    {
        var (response, client) = (http.Response, http.Response.Body);
        using var body = new MemoryStream();
        response.Body = body;
        try
        {
            await (await call()).ExecuteAsync(http);
            await response.BodyWriter.FlushAsync();
        }
        finally
        {
            response.Body = client;
        }

        response.ContentLength = null;
        return new KeptAnswer(
            response.StatusCode, response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray());
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        response.ContentLength = answer.Body.Length;
        return response.Body.WriteAsync(answer.Body, httpContext.RequestAborted).AsTask();
    }
}
