using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sentinel.Api.Requests;

/// <summary>The JSON body of a request, read within bounds.</summary>
internal static class RequestBody
{
    /// <summary>Most bytes a body may have: 1 MB.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>What a caller is told whose body is not declared to be JSON.</summary>
    public const string NotJson = "Send JSON with the header 'Content-Type: application/json'.";

    private const string Field = "body";

    /// <summary>The fields of the JSON object in a body; null, and an error, when there is none.</summary>
    public static Task<JsonFields?> ReadFields(
        HttpRequest request, FieldErrors errors, string[] known, CancellationToken cancellationToken) =>
        ReadFields(request, errors, known, MaxLength, cancellationToken);

    /// <summary>The same with another bound on the number of bytes.</summary>
    public static async Task<JsonFields?> ReadFields(
        HttpRequest request, FieldErrors errors, string[] known, int maxLength, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
            errors.Refuse(StatusCodes.Status415UnsupportedMediaType, "content_type", NotJson);
        else if (await Read(request, maxLength, cancellationToken) is not { } body)
            errors.Refuse(StatusCodes.Status413PayloadTooLarge, Field, $"The body may have at most {maxLength:N0} bytes.");
        else if (ParseObject(body.Span, Field, errors) is { } json)
            return JsonFields.Of(json, errors, known);

        return null;
    }

    /// <summary>The JSON object in a body or line; null, and an error, when there is none.</summary>
    public static JsonElement? ParseObject(ReadOnlySpan<byte> utf8, string field, FieldErrors errors)
    {
        var json = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        if (WhyUnreadable(json, field) is { } reason)
        {
            errors.Add(field, reason);
            return null;
        }

        var root = JsonElement.Parse(json);
        if (root.ValueKind == JsonValueKind.Object) return root;

        errors.Add(field, $"The {field} must be a JSON object, not {JsonKind.Of(root)}.");
        return null;
    }

    private static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, int maxLength, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxLength) return null;

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (body.Length + count > maxLength) return null;
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private static string? WhyUnreadable(ReadOnlySpan<byte> json, string field)
    {
        if (json.IsEmpty) return $"The {field} is empty; send a JSON object.";
        if (!Utf8.IsValid(json)) return $"The {field} is not valid UTF-8.";

        var reader = new Utf8JsonReader(json);
        try
        {
            // Every text is unescaped once: half of a surrogate pair would otherwise throw wherever it is first looked at.
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
            }

            return null;
        }
        catch (JsonException broken)
        {
            return $"The JSON breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: {Cause(broken)}";
        }
        catch (InvalidOperationException)
        {
            return $"The text that begins at byte {reader.TokenStartIndex + 1} holds half of a surrogate pair (\\ud800 to \\udfff).";
        }
    }

    // The message ends with the position once more, counted from zero.
    private static string Cause(JsonException broken) => broken.Message.Split(" LineNumber:")[0];
}
