using System.Globalization;
using System.Text;

namespace Sentinel.Core.Strategies;

/// <summary>Characters that make a text read otherwise than it compiles, or that say it was damaged on its way; in comments too.</summary>
internal static class RefusedCharacters
{
    /// <summary>Where the first one stands and what it is; null when there is none.</summary>
    public static (int Position, string Name)? FindIn(string text)
    {
        foreach (var found in AllIn(text)) return found;
        return null;
    }

    /// <summary>Where each stands and what it is.</summary>
    public static IEnumerable<(int Position, string Name)> AllIn(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('\0')) yield break;

        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (NameOf(rune) is { } name) yield return (position, name);
            position += rune.Utf16SequenceLength;
        }
    }

    private static string? NameOf(Rune rune) => rune.Value switch
    {
        0 => "a NUL character (U+0000)",
        0xFFFD => "a replacement character (U+FFFD), which stands for one that was lost",
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format => $"an invisible character (U+{rune.Value:X4})",
        _ => null,
    };
}
