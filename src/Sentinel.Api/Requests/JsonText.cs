using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Sentinel.Api.Requests;

/// <summary>JSON that is there as a whole, such as a line.</summary>
internal static class JsonText
{
    /// <summary>The JSON object in it; null, and an error, when there is none or it exceeds the bounds.</summary>
    public static JsonElement? ParseObject(ReadOnlySpan<byte> utf8, string whole, FieldErrors errors)
    {
        var json = WithoutMark(utf8);
        if (!Utf8.IsValid(json)) errors.Add(whole, $"The {whole} is not valid UTF-8.");
        else if (new JsonScan(JsonBounds.Default, whole, errors).Look(json, isEnd: true)) return OnlyObject(JsonElement.Parse(json), whole, errors);

        return null;
    }

    /// <summary>The same element when it is an object; null, and an error, when it is not.</summary>
    public static JsonElement? OnlyObject(JsonElement root, string whole, FieldErrors errors)
    {
        if (root.ValueKind == JsonValueKind.Object) return root;

        errors.Add(whole, $"The {whole} must be a JSON object, not {JsonKind.Of(root)}.");
        return null;
    }

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}
