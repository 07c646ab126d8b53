using System.Globalization;
using System.Text;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Source;

/// <summary>Characters that make a text read otherwise than it compiles, or that say it was damaged on its way; in comments too.</summary>
internal static class CharacterCheck
{
    private const string Hint = "Type that place anew in plain characters";

    /// <summary>Refuses a text that has one.</summary>
    /// <exception cref="StrategyDisqualifiedException">It has.</exception>
    public static void Refuse(string text, SourceLines lines)
    {
        if (Ascii.IsValid(text) && !text.Contains('\0')) return;

        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Complaint(rune) is { } complaint) throw Refusal.Forbidden(lines.At(position), $"The source has {complaint}.", Hint);
            position += rune.Utf16SequenceLength;
        }
    }

    private static string? Complaint(Rune rune) => rune.Value switch
    {
        0 => "a NUL character (U+0000)",
        0xFFFD => "a replacement character (U+FFFD), which stands for one that was lost",
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format => $"an invisible character (U+{rune.Value:X4})",
        _ => null,
    };
}
