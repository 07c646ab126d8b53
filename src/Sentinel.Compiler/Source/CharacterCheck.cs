using Sentinel.Core.Strategies;

namespace Sentinel.Compiler.Source;

/// <summary>Refuses a text for characters that no source should have.</summary>
internal static class CharacterCheck
{
    // In a text that was damaged on its way there may be thousands, of which one tells as much as all.
    private const int MostNamed = 20;
    private const string Hint = "Type that place anew in plain characters";

    /// <summary>The first of <see cref="RefusedCharacters"/> in a text.</summary>
    public static IReadOnlyList<Complaint> ComplaintsIn(string text, SourceLines lines) =>
        [.. RefusedCharacters.AllIn(text).Take(MostNamed).Select(it => Refusal.Forbidden(lines.At(it.Position), $"The source has {it.Name}.", Hint))];
}
