namespace Sentinel.Core.Strategies.Lexing;

/// <summary>Comments, to the end of the line or between their marks.</summary>
internal static class Comment
{
    /// <summary>Whether a comment begins at a place.</summary>
    public static bool BeginsAt(ReadOnlySpan<char> text, int start) => text[start..] is ['/', '/' or '*', ..];

    /// <summary>Behind the comment at a place; null when it does not end.</summary>
    public static int? EndOf(ReadOnlySpan<char> text, int start)
    {
        if (text[start + 1] == '/') return Characters.EndOfLine(text, start);

        return text[(start + 2)..].IndexOf("*/") is >= 0 and var length ? start + 2 + length + 2 : null;
    }
}
