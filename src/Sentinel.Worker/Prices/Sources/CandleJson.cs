using System.Globalization;
using System.Text.Json;

namespace Sentinel.Worker.Prices.Sources;

/// <summary>Takes an exchange's answer apart; whatever is not as documented is a <see cref="FormatException"/>.</summary>
internal static class CandleJson
{
    /// <summary>A member of an object.</summary>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : throw new FormatException($"It has no '{name}'.");

    /// <summary>All members of an object.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Object ? json.EnumerateObject() : throw new FormatException($"It has {json.ValueKind} in the place of an object.");

    /// <summary>The elements of an array of at least so many.</summary>
    public static JsonElement[] Items(this JsonElement json, int atLeast = 0) =>
        json.ValueKind is JsonValueKind.Array && json.GetArrayLength() >= atLeast
            ? [.. json.EnumerateArray()]
            : throw new FormatException($"It has {json.ValueKind} in the place of a list of at least {atLeast}.");

    /// <summary>A text.</summary>
    public static string Text(this JsonElement json) =>
        json.ValueKind is JsonValueKind.String ? json.GetString()! : throw new FormatException($"It has {json.ValueKind} in the place of a text.");

    /// <summary>A number that is sent as one.</summary>
    public static double Number(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"It has {json.ValueKind} in the place of a number.");

    /// <summary>A number that is sent as text.</summary>
    public static double NumberText(this JsonElement json) =>
        double.TryParse(json.Text(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException("It has a text in the place of a number.");

    /// <summary>A moment given in Unix seconds.</summary>
    public static DateTimeOffset UnixTime(double seconds) =>
        seconds is >= 0 and <= uint.MaxValue && double.IsInteger(seconds)
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : throw new FormatException("It has a time that is none in Unix seconds.");
}
