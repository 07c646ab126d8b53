using System.Text.Json;

namespace Sentinel.Api.Requests;

/// <summary>The JSON object in the body of a request. Once it is disposed of, its memory is another's: no element of it may be looked at any more.</summary>
internal sealed class RequestBody(BodyBuffer buffer, JsonDocument json) : IDisposable
{
    /// <summary>What a caller is told whose body is not declared to be JSON.</summary>
    public const string NotJson = "Send JSON with the header 'Content-Type: application/json'.";

    /// <summary>The body as it was sent.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.Bytes.Span;

    /// <summary>Its fields; unknown ones that resemble a known one, or are explained, are errors, others are ignored.</summary>
    public JsonFields Fields(FieldErrors errors, string[] known, UnknownField? explain = null) => JsonFields.Of(json.RootElement, errors, known, explain);

    /// <inheritdoc/>
    public void Dispose()
    {
        json.Dispose();
        buffer.Dispose();
    }
}
