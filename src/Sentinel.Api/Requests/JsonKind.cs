using System.Text.Json;

namespace Sentinel.Api.Requests;

/// <summary>Kinds of JSON values in plain words.</summary>
internal static class JsonKind
{
    /// <summary>The kind of a value with its article, such as <c>a number</c>.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "null",
    };
}
