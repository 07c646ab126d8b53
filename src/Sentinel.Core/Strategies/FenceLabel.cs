using System.Buffers;

namespace Sentinel.Core.Strategies;

/// <summary>What stands behind the opening of a fence: a language, and whatever else authors and their tools put there.</summary>
/// <param name="Text">All of it, as it stands.</param>
/// <remarks>Of <c>csharp:src/Trend.cs</c>, <c>{.csharp .numberLines}</c> or <c>cs title="Trend"</c> the language alone counts.</remarks>
internal readonly record struct FenceLabel(string Text)
{
    private const int MostShown = 20;

    // Up to the first of them it is a language; a dot, number sign or hyphen may be part of its name.
    private static readonly SearchValues<char> EndsOfLanguage = SearchValues.Create(" \t:{},;=([|/\\\"'");

    /// <summary>Whether it names C#, or a file of C#.</summary>
    public bool IsCSharp => Language is "csharp" or "cs" or "c#" or "csx" or "c-sharp" or "c_sharp" or "csharp-interactive" or "language-csharp" or "lang-csharp" or "dotnet" or "net"
        || (Language is "c" && Text.TrimStart('{', '.').StartsWith("c sharp", StringComparison.OrdinalIgnoreCase))
        || FirstWord.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || FirstWord.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it names no language: nothing, or that there is text or code.</summary>
    public bool IsNeutral => Language is "" or "text" or "txt" or "plain" or "plaintext" or "code";

    /// <summary>Its first word, shortened where it is long.</summary>
    public string Shown => FirstWord is { Length: > MostShown } word ? $"{word[..MostShown]}…" : FirstWord;

    private string FirstWord => Text.Split([' ', '\t'], 2)[0];

    private string Language
    {
        get
        {
            var name = Text.AsSpan().TrimStart("{. \t");
            var end = name.IndexOfAny(EndsOfLanguage);
            return (end < 0 ? name : name[..end]).ToString().ToLowerInvariant();
        }
    }
}
