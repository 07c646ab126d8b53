using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>The thoughts of a model that come before its answer, up to a tag such as <c>&lt;/think&gt;</c>.</summary>
/// <param name="End">Behind the tag.</param>
/// <param name="Line">The line on which the tag stands, 1 for the first.</param>
/// <param name="Tag">The tag.</param>
internal readonly record struct Reasoning(int End, int Line, string Tag)
{
    private const string TagStart = "</";
    private const int LongestTag = 24;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "think", "thinking", "thought", "thoughts", "reasoning", "reflection", "analysis", "scratchpad", "internal_monologue",
    };

    /// <summary>Finds them; null where there are none, or where there is nothing else that could be the answer.</summary>
    public static Reasoning? In(string text, IReadOnlyList<TextLine> lines)
    {
        for (var start = text.LastIndexOf(TagStart, StringComparison.Ordinal); start >= 0; start = start == 0 ? -1 : text.LastIndexOf(TagStart, start - 1, StringComparison.Ordinal))
        {
            if (EndOfTag(text, start) is not { } end) continue;

            var line = LineOf(start, lines);
            if (text.AsSpan(lines[line].Start, start - lines[line].Start) is var before && (before.Contains('"') || before.Contains("//", StringComparison.Ordinal))) continue;

            var answer = text.AsSpan(end);
            var counts = !answer.IsWhiteSpace() && (EntryPointSearch.In(answer) > 0 || EntryPointSearch.In(text.AsSpan(0, start)) == 0);
            return counts ? new Reasoning(end, line + 1, text[start..end]) : null;
        }

        return null;
    }

    // A name, with or without a prefix, as in </seed:think>.
    private static int? EndOfTag(string text, int start)
    {
        var inside = text.AsSpan(start + TagStart.Length);
        var length = inside[..Math.Min(inside.Length, LongestTag)].IndexOf('>');
        if (length < 1) return null;

        var name = inside[..length].ToString();
        return Names.Contains(name[(name.LastIndexOf(':') + 1)..]) ? start + TagStart.Length + length + 1 : null;
    }

    private static int LineOf(int position, IReadOnlyList<TextLine> lines)
    {
        var (low, high) = (0, lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (lines[middle].Start <= position) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
