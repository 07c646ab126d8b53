using System.Globalization;

namespace Sentinel.Core.Strategies.Lexing;

/// <summary>Characters and strings that hold no code.</summary>
internal static class TextLiteral
{
    private const int MaxRune = 0x10FFFF;

    /// <summary>Behind the literal that begins with the quote at a place; null when it is not plainly one.</summary>
    public static int? EndOf(ReadOnlySpan<char> text, int start) => text[start] == '\''
        ? EndOfCharacter(text, start + 1)
        : Characters.RunOf('"', text, start) switch
        {
            1 => EndOfString(text, start + 1),
            2 => start + 2,
            var quotes => EndOfRaw(text, start + quotes, quotes),
        };

    /// <summary>Behind the closing quote of a string in which backslashes mean nothing and quotes are doubled; null when it has none.</summary>
    public static int? EndOfVerbatim(ReadOnlySpan<char> text, int start)
    {
        while (text[start..].IndexOf('"') is >= 0 and var length)
        {
            var quote = start + length;
            if (text[quote..] is not ['"', '"', ..]) return quote + 1;

            start = quote + 2;
        }

        return null;
    }

    /// <summary>Behind the escape sequence at a place, and the value it stands for; null when it is not plainly one.</summary>
    public static (int End, int Value)? Escape(ReadOnlySpan<char> text, int start) => text[start..] switch
    {
        ['\\', '\'' or '"' or '\\' or '0' or 'a' or 'b' or 'e' or 'f' or 'n' or 'r' or 't' or 'v', ..] => (start + 2, text[start + 1]),
        ['\\', 'x', ..] => Hexadecimal(text, start + 2, 1, 4),
        ['\\', 'u', ..] => Hexadecimal(text, start + 2, 4, 4),
        ['\\', 'U', ..] => Hexadecimal(text, start + 2, 8, 8),
        _ => null,
    };

    private static (int End, int Value)? Hexadecimal(ReadOnlySpan<char> text, int start, int least, int most)
    {
        var end = start;
        while (end < text.Length && end < start + most && char.IsAsciiHexDigit(text[end])) end++;
        if (end - start < least) return null;

        var value = uint.Parse(text[start..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return value <= MaxRune ? (end, (int)value) : null;
    }

    private static int? EndOfCharacter(ReadOnlySpan<char> text, int start)
    {
        int? end = text[start..] switch
        {
            [] or ['\'', ..] => null,
            ['\\', ..] => Escape(text, start) is (var next, <= char.MaxValue) ? next : null,
            [var character, ..] => Characters.IsLineBreak(character) ? null : start + 1,
        };
        return end is { } close && text[close..] is ['\'', ..] ? close + 1 : null;
    }

    private static int? EndOfString(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && !Characters.IsLineBreak(text[start]))
        {
            if (text[start] == '"') return start + 1;

            if (text[start] != '\\') start++;
            else if (Escape(text, start) is (var end, _)) start = end;
            else break;
        }

        return null;
    }

    private static int? EndOfRaw(ReadOnlySpan<char> text, int start, int quotes)
    {
        var content = Characters.EndOfWhiteSpace(text, start);
        return content < text.Length && Characters.IsLineBreak(text[content])
            ? EndOfRawLines(text, Characters.EndOfLineBreak(text, content), quotes)
            : EndOfRawLine(text, start, quotes);
    }

    private static int? EndOfRawLine(ReadOnlySpan<char> text, int start, int quotes)
    {
        var (end, run) = NextQuotes(text, start, quotes);
        return run == quotes ? end + run : null;
    }

    // The closing quotes stand on a line of their own, and not on the first.
    private static int? EndOfRawLines(ReadOnlySpan<char> text, int start, int quotes)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var content = Characters.EndOfWhiteSpace(text, start);
            var run = Characters.RunOf('"', text, content);
            if (run >= quotes) return run == quotes && !isFirst ? content + run : null;

            var (end, tooMany) = NextQuotes(text, content, quotes);
            if (end == text.Length || tooMany > 0) return null;

            start = Characters.EndOfLineBreak(text, end);
        }
    }

    // Where in the line at least so many stand, and how many there are; the end of the line and none when there are none.
    private static (int Position, int Run) NextQuotes(ReadOnlySpan<char> text, int start, int quotes)
    {
        while (text[start..].IndexOfAny(Characters.LineBreaksAndQuotes) is >= 0 and var length)
        {
            start += length;
            var run = Characters.RunOf('"', text, start);
            if (run == 0 || run >= quotes) return (start, run);

            start += run;
        }

        return (text.Length, 0);
    }
}
