namespace Sentinel.Core.Strategies.Lexing;

/// <summary>One line of a text, which ends where a line ends for the compiler: at CR LF, CR, LF, NEL, LS or PS.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Next">Behind its line break, where the next line begins; the same as <paramref name="End"/> for the last one.</param>
internal readonly record struct TextLine(int Start, int End, int Next)
{
    /// <summary>All lines of a text, at least one; behind a line break at its end stands an empty one.</summary>
    public static IReadOnlyList<TextLine> AllOf(ReadOnlySpan<char> text)
    {
        var lines = new List<TextLine>();
        var start = 0;
        while (start + text[start..].IndexOfAny(Characters.LineBreaks) is var end && end >= start)
        {
            var next = Characters.EndOfLineBreak(text, end);
            lines.Add(new TextLine(start, end, next));
            start = next;
        }

        lines.Add(new TextLine(start, text.Length, text.Length));
        return lines;
    }
}
