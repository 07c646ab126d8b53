using System.Text.Json;

namespace Sentinel.Api.Requests;

/// <summary>The fields of a JSON object that a caller sent; what is wrong with them is noted by path.</summary>
internal sealed class JsonFields
{
    /// <summary>Most ignored fields that an answer names, unless there are many answers in one.</summary>
    public const int MostIgnored = 20;

    private const int MaxQuoted = 64;
    private const int MaxCompared = 16; // nobody mistypes more; comparing costs time
    private const int MaxExplained = 32; // nor brings more from elsewhere

    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly List<string> ignored = [];
    private readonly string path;
    private readonly FieldErrors errors;

    private JsonFields(JsonElement json, string path, FieldErrors errors, string[] known, UnknownField? explain)
    {
        (this.path, this.errors) = (path, errors);
        foreach (var field in json.EnumerateObject())
        {
            if (!values.TryAdd(field.Name, field.Value)) Reject(field.Name, "Is there more than once; send it once.");
        }

        if (known is not []) JudgeUnknown(known, explain);
    }

    /// <summary>Names of the fields, as sent.</summary>
    public IReadOnlyCollection<string> Names => values.Keys;

    /// <summary>
    /// The fields of a body. Unknown ones that resemble a known one are errors, and so are those of which <paramref name="explain"/> says
    /// something; others are ignored.
    /// </summary>
    public static JsonFields Of(JsonElement body, FieldErrors errors, string[] known, UnknownField? explain = null) => new(body, "", errors, known, explain);

    /// <summary>For objects in which nothing may be ignored: whatever is unknown is an error that lists what is known.</summary>
    public static UnknownField NoOther(params string[] known) => (_, _, _) => $"Is not a field; known are {string.Join(", ", known)}.";

    /// <summary>The fields that were ignored, by path, as much of them as is said again: when there are more than <paramref name="most"/>, how many more comes last.</summary>
    public IReadOnlyList<string> Ignored(int most)
    {
        var named = ignored.Take(most).Select(name => path + Shortened(name));
        return [.. ignored.Count > most ? named.Append($"… and {ignored.Count - most:N0} more") : named];
    }

    /// <summary>Notes what is wrong with a field.</summary>
    public void Reject(string name, string message) => errors.Add(path + Shortened(name), message);

    /// <summary>Whether a field is there and not null.</summary>
    public bool Has(string name) => values.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The text of a field; null when it is absent, null or no text.</summary>
    public string? Text(string name) => Find(name, "a text", JsonValueKind.String)?.GetString();

    /// <summary>The number of a field; null when it is absent, null or no finite number.</summary>
    public double? Number(string name)
    {
        if (Find(name, "a number", JsonValueKind.Number) is not { } value) return null;
        if (value.TryGetDouble(out var number) && double.IsFinite(number)) return number;

        Reject(name, "Is too large; send a finite number.");
        return null;
    }

    /// <summary>The numbers of a field; null when it is absent, null or no list of finite numbers.</summary>
    public IReadOnlyList<double>? Numbers(string name)
    {
        if (Find(name, "a list of numbers", JsonValueKind.Array) is not { } value) return null;

        var numbers = new List<double>(value.GetArrayLength());
        foreach (var element in value.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetDouble(out var number) || !double.IsFinite(number))
            {
                Reject(name, $"Must be a list of finite numbers; the one at place {numbers.Count + 1} is {JsonKind.Of(element)}{(element.ValueKind is JsonValueKind.Number ? " that is too large" : "")}.");
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Whether a field is true; false when it is absent, null or no boolean.</summary>
    public bool Flag(string name) => Find(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false;

    /// <summary>The moment of a field; null when it is absent, null or no ISO 8601 time.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Times.TryParse(text, out var time)) return time;

        Reject(name, "Must be an ISO 8601 date or time such as 2024-06-01 or 2024-06-01T12:00:00Z.");
        return null;
    }

    /// <summary>The object of a field; null when it is absent, null or no object. Without known names any are welcome.</summary>
    public JsonFields? Object(string name, string[]? known = null, UnknownField? explain = null) =>
        Find(name, "an object", JsonValueKind.Object) is { } value ? new JsonFields(value, $"{path}{name}.", errors, known ?? [], explain) : null;

    /// <summary>The text of a field, of which nothing is noted; null where it is no text.</summary>
    public string? Peek(string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The elements of a field; null when it is absent, null or no array.</summary>
    public IReadOnlyList<JsonElement>? Elements(string name) =>
        Find(name, "an array", JsonValueKind.Array) is { } value ? [.. value.EnumerateArray()] : null;

    private JsonElement? Find(string name, string wanted, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!Has(name)) return null;
        if (kinds.Contains(values[name].ValueKind)) return values[name];

        var isForMany = kinds.Contains(JsonValueKind.Object) || kinds.Contains(JsonValueKind.Array);
        Reject(name, $"Must be {wanted}, not {JsonKind.Of(values[name])}.{(isForMany ? JsonText.HintOf(values[name]) : "")}");
        return null;
    }

    private void JudgeUnknown(string[] known, UnknownField? explain)
    {
        var (explained, compared) = (0, 0);
        foreach (var name in values.Keys.Except(known))
        {
            if (compared++ < MaxCompared && Typo.NearestTo(name, known) is { } meant) Reject(name, $"Is not a field; did you mean '{meant}'?");
            else if (explained++ < MaxExplained && explain?.Invoke(name, values[name], this) is { } problem) Reject(name, problem);
            else ignored.Add(name);
        }
    }

    /// <summary>As much of a name as is said again.</summary>
    public static string Shortened(string name) =>
        name.Length <= MaxQuoted ? name : string.Concat(name.EnumerateRunes().Take(MaxQuoted)) + "…";
}
