using System.Text.Json;
using Microsoft.Extensions.Options;
using Sentinel.Api.Backtests;
using Sentinel.Api.Hosting;

namespace Sentinel.Api.Requests;

/// <summary>Reads the JSON bodies of requests: each within its bounds and a time, all together within so much memory, of which no client has all.</summary>
internal sealed class RequestBodies(IOptions<HttpOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Most bytes that the body of any route may have: 16 MB.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const string Field = "body";
    private const int KiB = 1024;

    private readonly SharedAmount memory = new(
        options.Value.BodyMemoryMiB * KiB, options.Value.ClientShare, atLeast: KiBFor(MaxLength), mostWaiting: 4 * options.Value.BodyMemoryMiB * KiB);

    /// <summary>Whether a request has a body.</summary>
    public static bool IsSent(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    /// <summary>The body of a request; read once, however often it is asked for. Null, and an error, when it holds no object or exceeds the bounds of its route.</summary>
    public async Task<RequestBody?> Read(HttpRequest request, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (request.HttpContext.Features.Get<RequestBody>() is { } known) return known;

        var bounds = request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<JsonBounds>() ?? JsonBounds.Default;
        if (!request.HasJsonContentType())
            errors.Refuse(StatusCodes.Status415UnsupportedMediaType, "content_type", RequestBody.NotJson);
        else if (request.ContentLength > bounds.Length)
            RefuseLength(bounds, errors);
        else if (await ReadInTime(request, bounds, errors, cancellationToken) is { } body)
            request.HttpContext.Features.Set(body);

        return request.HttpContext.Features.Get<RequestBody>();
    }

    /// <inheritdoc/>
    public void Dispose() => memory.Dispose();

    private async Task<RequestBody?> ReadInTime(HttpRequest request, JsonBounds bounds, FieldErrors errors, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.BodyTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            if (await memory.Take(request.HttpContext, KiBFor(LengthOf(request) ?? bounds.Length), either.Token) is { } share)
                return await ReadWithin(request, new BodyBuffer(share), bounds, errors, either.Token);

            request.HttpContext.Response.Headers.RetryAfter = SubmitBacktest.RetryAfterSeconds;
            errors.Refuse(StatusCodes.Status503ServiceUnavailable, Field, "As many bodies are being read as may be: send it again in a second.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            errors.Refuse(StatusCodes.Status408RequestTimeout, Field, $"Did not come whole within {options.Value.BodyTime.TotalSeconds:0.###} s: send it again, in smaller parts over a slow line.");
        }

        catch (Exception broken) when (BodyEncoding.IsNotKept(request.HttpContext, broken))
        {
            BodyEncoding.Refuse(request.HttpContext, errors);
        }

        return null;
    }

    // Of a packed body nobody knows how long it is; what it takes unpacked is what counts.
    private static long? LengthOf(HttpRequest request) => BodyEncoding.Of(request.HttpContext) is null ? request.ContentLength : null;

    private static async Task<RequestBody?> ReadWithin(
        HttpRequest request, BodyBuffer buffer, JsonBounds bounds, FieldErrors errors, CancellationToken cancellationToken)
    {
        RequestBody? body = null;
        try
        {
            return body = await Receive(request, buffer, bounds, errors, cancellationToken) ? Parse(buffer, bounds, errors) : null;
        }
        finally
        {
            if (body is null) buffer.Dispose();
        }
    }

    private static async Task<bool> Receive(
        HttpRequest request, BodyBuffer buffer, JsonBounds bounds, FieldErrors errors, CancellationToken cancellationToken)
    {
        var scan = new JsonScan(bounds, Field, errors);
        for (var isEnd = false; !isEnd;)
        {
            isEnd = !await buffer.Receive(request.Body, cancellationToken);
            if (buffer.Length > bounds.Length) return RefuseLength(bounds, errors);
            if (!scan.Look(buffer.Text.Span, isEnd)) return false;
        }

        return true;
    }

    private static RequestBody? Parse(BodyBuffer buffer, JsonBounds bounds, FieldErrors errors)
    {
        var json = JsonDocument.Parse(buffer.Text);
        if (JsonText.OnlyObject(json.RootElement, Field, errors, bounds.InsteadOfArray) is not null) return new RequestBody(buffer, json);

        json.Dispose();
        return null;
    }

    private static bool RefuseLength(JsonBounds bounds, FieldErrors errors)
    {
        errors.Refuse(StatusCodes.Status413PayloadTooLarge, Field, $"The body may have at most {bounds.Length:N0} bytes.");
        return false;
    }

    private static int KiBFor(long length) => (int)(length / KiB) + 1;
}
