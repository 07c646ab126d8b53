using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>One fenced block of a Markdown text, as CommonMark 0.31 defines it but at any indentation.</summary>
/// <param name="Line">Index of the line that opens it.</param>
/// <param name="End">Index of the line that closes it; the number of lines when none does.</param>
/// <param name="Label">The language it is labelled with, the first word behind the fence; empty when there is none.</param>
internal sealed record MarkdownFence(int Line, int End, string Label)
{
    /// <summary>Whether what is inside may be C#: it says so, or says nothing.</summary>
    public bool IsCSharp => Label.ToLowerInvariant() is "" or "csharp" or "cs" or "c#";

    /// <summary>All fenced blocks of a text with these lines, in order.</summary>
    public static IReadOnlyList<MarkdownFence> FindAll(string text, IReadOnlyList<TextLine> lines)
    {
        var fences = new List<MarkdownFence>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Mark.In(text[lines[i].Start..lines[i].End]) is not { } opening) continue;

            var end = i + 1;
            while (end < lines.Count && Mark.In(text[lines[end].Start..lines[end].End])?.Closes(opening) is not true) end++;
            fences.Add(new MarkdownFence(i, end, opening.Info.Split([' ', '\t'], 2)[0]));
            i = end;
        }

        return fences;
    }

    // Three or more backticks or tildes at the start of a line, and what stands behind them.
    private readonly record struct Mark(char Character, int Length, string Info)
    {
        public static Mark? In(string line)
        {
            var text = line.Trim(' ', '\t');
            if (text is not ['`' or '~', ..]) return null;

            var length = text.Length - text.TrimStart(text[0]).Length;
            var info = text[length..].Trim(' ', '\t');
            var isInlineCode = text[0] == '`' && info.Contains('`');
            return length < 3 || isInlineCode ? null : new Mark(text[0], length, info);
        }

        public bool Closes(Mark opening) => Character == opening.Character && Length >= opening.Length && Info.Length == 0;
    }
}
