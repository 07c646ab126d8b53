using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>One fenced block of a Markdown text, as CommonMark 0.31 defines it but at any indentation, in lists and in quotes.</summary>
/// <param name="Line">Index of the line that opens it.</param>
/// <param name="End">Index of the line that closes it; the number of lines when none does.</param>
/// <param name="Label">What stands behind the opening fence; empty when nothing does.</param>
/// <param name="IsQuoted">Whether it stands in a quote, so that its lines begin with a sign of their own.</param>
/// <param name="IsClosed">Whether a line of its own closes it.</param>
internal sealed record MarkdownFence(int Line, int End, FenceLabel Label, bool IsQuoted, bool IsClosed)
{
    /// <summary>All fenced blocks of the lines from a first one on, in order.</summary>
    /// <remarks>A fence that is labelled as C# opens anew, also where the one before it was never closed: no C# looks like that.</remarks>
    public static IReadOnlyList<MarkdownFence> FindAll(string text, IReadOnlyList<TextLine> lines, int first)
    {
        var fences = new List<MarkdownFence>();
        for (var i = first; i < lines.Count; i++)
        {
            if (Mark.Opening(text.AsSpan(lines[i].Start, lines[i].End - lines[i].Start)) is not { } opening) continue;

            var end = i + 1;
            var (isClosed, isReopened) = (false, false);
            for (; end < lines.Count; end++)
            {
                var mark = Mark.Within(text.AsSpan(lines[end].Start, lines[end].End - lines[end].Start), opening.IsQuoted);
                isClosed = mark?.Closes(opening) is true;
                isReopened = mark?.Reopens(opening) is true;
                if (isClosed || isReopened) break;
            }

            fences.Add(new MarkdownFence(i, end, new FenceLabel(opening.Info), opening.IsQuoted, isClosed));
            i = isReopened ? end - 1 : end;
        }

        return fences;
    }

    /// <summary>How many characters at the start of one of its lines are signs of the quote that it stands in.</summary>
    public int QuoteIn(ReadOnlySpan<char> line) => IsQuoted ? Mark.LengthOfQuote(line) : 0;

    // Three or more backticks or tildes at the start of a line, and what stands behind them.
    private readonly record struct Mark(char Character, int Length, string Info, bool IsQuoted)
    {
        public static Mark? Opening(ReadOnlySpan<char> line)
        {
            var quote = LengthOfQuote(line);
            var text = line[quote..].Trim(" \t");
            return In(text[LengthOfListMarker(text)..], quote > 0);
        }

        public static Mark? Within(ReadOnlySpan<char> line, bool isQuoted) => In(line[(isQuoted ? LengthOfQuote(line) : 0)..].Trim(" \t"), isQuoted);

        public static int LengthOfQuote(ReadOnlySpan<char> line)
        {
            var sign = line.IndexOfAnyExcept(" \t");
            return sign < 0 || line[sign] != '>' ? 0 : line.IndexOfAnyExcept(" \t>") is >= 0 and var content ? content : line.Length;
        }

        public bool Closes(Mark opening) => Character == opening.Character && Length >= opening.Length && Info.Length == 0;

        public bool Reopens(Mark opening) =>
            Character == opening.Character && Length >= opening.Length && Info.Length > 0 && new FenceLabel(Info).IsCSharp;

        private static Mark? In(ReadOnlySpan<char> text, bool isQuoted)
        {
            if (text is not ['`' or '~', ..]) return null;

            var length = text.Length - text.TrimStart(text[0]).Length;
            var info = text[length..].Trim(" \t");
            var isInlineCode = text[0] == '`' && info.Contains('`');
            return length < 3 || isInlineCode ? null : new Mark(text[0], length, info.ToString(), isQuoted);
        }

        // A sign or a number, and a space.
        private static int LengthOfListMarker(ReadOnlySpan<char> text)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            var sign = digits is > 0 and < 4 && text[digits] is '.' or ')' ? digits : digits == 0 && text[0] is '-' or '*' or '+' ? 0 : -1;
            if (sign < 0 || sign + 1 >= text.Length || text[sign + 1] is not (' ' or '\t')) return 0;

            return text[(sign + 1)..].IndexOfAnyExcept(" \t") is >= 0 and var space ? sign + 1 + space : 0;
        }
    }
}
