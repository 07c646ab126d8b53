using System.Globalization;
using System.Text;
using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>Reads the code out of one text that was sent.</summary>
/// <param name="sent">The text.</param>
/// <param name="lines">Its lines.</param>
internal sealed class SourceReading(string sent, IReadOnlyList<TextLine> lines)
{
    private const int MostFencesNamed = 6;

    private readonly Reasoning? reasoning = Reasoning.In(sent, lines);

    // What stands before the tag is no line of the answer.
    private int FirstLine => reasoning is { } thoughts ? thoughts.Line - 1 : 0;

    private IReadOnlyList<string> LeftOut => reasoning is { } thoughts ? [$"Left out what stands before {thoughts.Tag} on line {thoughts.Line}."] : [];

    /// <summary>The code, and which part of the text it is.</summary>
    public StrategySource Read()
    {
        var fences = MarkdownFence.FindAll(sent, lines, FirstLine);
        if (fences is []) return Whole();
        if (IsLeftOver(fences)) return LeftOver(fences[0]);

        var chosen = FenceChoice.Of(fences, Content, out var defining);
        return chosen is []
            ? StrategySource.InAnotherLanguage(fences[0], LeftOut)
            : StrategySource.Of(Keep([.. chosen.Select(i => fences[i])]), [.. LeftOut, .. WhatWasRead(fences, chosen, defining)]);
    }

    private StrategySource Whole()
    {
        var last = LastLine(lines.Count);
        var note = reasoning is null ? $"Read the whole text, {Lines(1, last)}." : $"Read what follows, {Lines(FirstLine + 1, last)}.";
        return StrategySource.Of(Keep(FirstLine, lines.Count), [.. LeftOut, note]);
    }

    private StrategySource LeftOver(MarkdownFence fence) => StrategySource.Of(
        Keep(FirstLine, fence.Line),
        [.. LeftOut, $"Read {Lines(FirstLine + 1, Math.Max(FirstLine + 1, fence.Line))}; a fence closes them that was never opened."]);

    // Models whose reply was begun for them with an opening fence send the code and the closing fence only, with or without a word behind it.
    private bool IsLeftOver(IReadOnlyList<MarkdownFence> fences) =>
        fences[0] is { Label.Text.Length: 0, IsQuoted: false } first
        && ((fences.Count == 1 && string.IsNullOrWhiteSpace(sent[lines[first.Line].Next..]))
            || (EntryPointSearch.In(sent.AsSpan(Start, lines[first.Line].Start - Start)) == 2 && IsCode(first) && fences.All(fence => EntryPointSearch.In(Content(fence)) == 0)));

    // The first line with something in it ends as code does.
    private bool IsCode(MarkdownFence fence)
    {
        var before = sent.AsSpan(Start, lines[fence.Line].Start - Start).TrimEnd();
        return before is [.., '}' or ';'];
    }

    private int Start => reasoning?.End ?? 0;

    private string Content(MarkdownFence fence) => sent[lines[Math.Min(fence.Line + 1, lines.Count - 1)].Start..lines[Math.Max(fence.Line, fence.End - 1)].Next];

    private IEnumerable<string> WhatWasRead(IReadOnlyList<MarkdownFence> fences, IReadOnlyList<int> chosen, IReadOnlyList<int> defining)
    {
        var (first, last) = (fences[chosen[0]], fences[chosen[^1]]);
        var where = Lines(first.Line + 2, Math.Max(first.Line + 2, LastLine(last.End)));
        yield return (fences.Count, chosen.Count) switch
        {
            (1, _) => $"Read the fence, {where}.",
            (_, 1) => $"Read fence {chosen[0] + 1} of {fences.Count}, {where}.",
            (_, <= MostFencesNamed) => $"Read fences {Numbers(chosen)} of {fences.Count} together, {where}.",
            _ => $"Read {chosen.Count} of {fences.Count} fences together, {where}.",
        };
        if (defining.Count > 1)
            yield return $"{defining.Count} fences define GenerateSignals; send one of them alone where another than the first that is labelled as C# is meant.";
    }

    private static string Numbers(IReadOnlyList<int> indices)
    {
        var numbers = indices.Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)).ToArray();
        return $"{string.Join(", ", numbers[..^1])} and {numbers[^1]}";
    }

    private static string Lines(int first, int last) => first == last ? $"line {first}" : $"lines {first} to {last}";

    // Behind a line break at the end stands no line.
    private int LastLine(int end) => end == lines.Count && end > 1 && lines[^1].Start == sent.Length ? end - 1 : end;

    private string Keep(int start, int end) => Keep((line, text) => Append(text, line, line >= start && line < end, quote: 0));

    private string Keep(MarkdownFence[] fences)
    {
        var next = 0;
        return Keep((line, text) =>
        {
            while (next < fences.Length && line >= fences[next].End) next++;
            var isInside = next < fences.Length && line > fences[next].Line;
            Append(text, line, isInside, isInside ? fences[next].QuoteIn(sent.AsSpan(lines[line].Start, lines[line].End - lines[line].Start)) : 0);
        });
    }

    private string Keep(Action<int, StringBuilder> append)
    {
        var text = new StringBuilder(sent.Length);
        for (var i = 0; i < lines.Count; i++) append(i, text);
        return text.ToString();
    }

    // Of the other lines only their ends stay, and blanks for what is left out of a line, so that everything keeps its line and column.
    private void Append(StringBuilder text, int line, bool isKept, int quote)
    {
        var (start, end, next) = lines[line];
        if (!isKept)
        {
            text.Append(sent, end, next - end);
            return;
        }

        var content = Math.Min(next, Math.Max(start + quote, Start));
        if (content > start) text.Append(' ', content - start);
        text.Append(sent, Math.Max(start, content), next - Math.Max(start, content));
    }
}
