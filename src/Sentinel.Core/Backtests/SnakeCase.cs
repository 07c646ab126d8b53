using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Sentinel.Core.Backtests;

/// <summary>Enum values as they stand in JSON, messages and the database, such as <c>compile_error</c>.</summary>
public static class SnakeCase
{
    /// <summary>The text of a value.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.Texts[value];

    /// <summary>The text of a value; null for null.</summary>
    public static string? Of<T>(T? value) where T : struct, Enum => value is { } known ? Of(known) : null;

    /// <summary>The value of a text.</summary>
    /// <exception cref="FormatException">No value has that text.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is not one of {string.Join(", ", All<T>())}.");

    /// <summary>Whether a text is that of a value; null is not.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T value) where T : struct, Enum
    {
        value = default;
        return text is not null && Names<T>.Values.TryGetValue(text, out value);
    }

    /// <summary>All texts, in the order of the values.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Names<T>.Texts.Values];

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Texts = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Texts.ToDictionary(pair => pair.Value, pair => pair.Key);
    }
}
