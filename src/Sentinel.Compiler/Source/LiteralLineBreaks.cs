using System.Globalization;

namespace Sentinel.Compiler.Source;

/// <summary>Line breaks that arrived as a backslash and a letter, since the text was encoded twice on its way.</summary>
internal static class LiteralLineBreaks
{
    // A character in quotes is at most an escape sequence long; a quote that is closed later is an apostrophe.
    private const int LongestCharacter = 12;

    /// <summary>Where the first one stands, outside of what C# reads as a literal; null when there is none.</summary>
    public static int? FirstIn(string code)
    {
        if (Quoted(code) is var (start, end)) return code.AsSpan(start, end - start).IndexOf("\\n", StringComparison.Ordinal) is >= 0 and var found ? start + found : null;

        foreach (var at in EscapesIn(code))
            if (code[at + 1] is 'n' or 'r') return at;

        return null;
    }

    /// <summary>The text with them undone, and with whatever else was encoded along with them.</summary>
    public static EditedText Undo(EditedText sent)
    {
        var text = sent.Text;
        if (Quoted(text) is var (start, end)) return sent.Replace([(0, start, ""), .. AllEscapes(text, start, end), (end, text.Length - end, "")]);

        var escapes = EscapesIn(text).ToArray();
        return escapes.Any(at => text[at + 1] is '"' or 'u')
            ? sent.Replace(AllEscapes(text, 0, text.Length))
            : sent.Replace(escapes.Where(at => text[at + 1] is 'n' or 'r' or 't').Select(at => (at, 2, Plain(text[at + 1]))));
    }

    // The whole text is one literal of JSON: what is inside its quotes.
    private static (int Start, int End)? Quoted(string text)
    {
        var (start, end) = (text.AsSpan().IndexOfAnyExcept(" \t\r\n"), text.AsSpan().LastIndexOfAnyExcept(" \t\r\n"));
        return start >= 0 && end > start + 1 && text[start] == '"' && text[end] == '"' && !text.AsSpan(start, end - start).Contains('\n') ? (start + 1, end) : null;
    }

    // Backslashes that stand in no string or character; in a comment only where no line ends it.
    private static IEnumerable<int> EscapesIn(string text)
    {
        var isOneLine = !text.AsSpan().Trim().Contains('\n');
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '"') i = EndOfString(text, i);
            else if (text[i] == '\'') i = EndOfCharacter(text, i);
            else if (text[i] == '/' && text[i + 1] == '/' && !isOneLine) i = EndOfLine(text, i);
            else if (text[i] == '\\') yield return i++;
        }
    }

    private static int EndOfString(string text, int start)
    {
        var isVerbatim = start > 0 && text[start - 1] == '@';
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '"' || (!isVerbatim && text[i] is '\n' or '\r')) return i;
            if (text[i] == '\\' && !isVerbatim) i++;
        }

        return start;
    }

    private static int EndOfCharacter(string text, int start)
    {
        var first = start + 1;
        if (first < text.Length && text[first] == '\\') first++;
        var end = first + 1 < text.Length ? text.IndexOf('\'', first + 1, Math.Min(LongestCharacter, text.Length - first - 1)) : -1;
        return end < 0 || (text[start + 1] != '\\' && end > start + 2) ? start : end;
    }

    private static int EndOfLine(string text, int start) => text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;

    // As JSON has them.
    private static IEnumerable<(int Start, int Length, string By)> AllEscapes(string text, int start, int end)
    {
        for (var i = start; i + 1 < end; i++)
        {
            if (text[i] != '\\') continue;

            if (text[i + 1] == 'u' && i + 6 <= end && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                yield return (i, 6, ((char)value).ToString());
                i += 5;
            }
            else if (text[i + 1] is 'n' or 'r' or 't' or '"' or '\\' or '/')
            {
                yield return (i, 2, Plain(text[i + 1]));
                i++;
            }
        }
    }

    private static string Plain(char escaped) => escaped switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        _ => escaped.ToString(),
    };
}
