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
    /// <param name="root">What came.</param>
    /// <param name="whole">What all of it is called.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="insteadOfArray">What to do instead of sending an array.</param>
    public static JsonElement? OnlyObject(JsonElement root, string whole, FieldErrors errors, string insteadOfArray = "Send one object, without the brackets.")
    {
        if (root.ValueKind == JsonValueKind.Object) return root;

        var hint = root.ValueKind is JsonValueKind.Array ? $" {insteadOfArray}" : HintOf(root);
        errors.Add(whole, $"The {whole} must be a JSON object, not {JsonKind.Of(root)}.{hint}");
        return null;
    }

    /// <summary>What to say more of a value where an object or array is wanted: of a text that is JSON itself, that it was encoded twice; else nothing.</summary>
    public static string HintOf(JsonElement value) => value.ValueKind is JsonValueKind.String && IsEncoded(value.GetString())
        ? " It is JSON within a JSON text, encoded twice: send what is in the text itself, without the quotes around it."
        : "";

    // Encoded once more it begins with a quote again.
    private static bool IsEncoded(string? text) => text.AsSpan().TrimStart() is ['{' or '[' or '"', ..];

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
}
