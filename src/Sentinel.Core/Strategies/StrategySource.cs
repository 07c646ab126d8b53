using System.Text;
using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>The C# in what was sent as strategy code: Markdown fences and the prose around them are blanked out.</summary>
/// <remarks>
/// What counts is the first fence that is unlabelled or labelled <c>csharp</c>, <c>cs</c> or <c>c#</c>; it runs to the end when it is
/// never closed. Without any fence the whole text is code.
/// </remarks>
public sealed class StrategySource
{
    /// <summary>Most bytes of UTF-8 that strategy code may have: 64 KB.</summary>
    public const int MaxLength = 64 * 1024;

    private StrategySource(string text, CodeError? error = null) => (Text, Error) = (text, error);

    /// <summary>The code, each character in the line and column it had in the text that was sent; empty when there is an error.</summary>
    public string Text { get; }

    /// <summary>Why the text holds no code: all its fences are in other languages; null when it does.</summary>
    public CodeError? Error { get; }

    /// <summary>Whether a text can be accepted as strategy code at all.</summary>
    /// <returns>Null when it can, else a sentence that says the problem and what to do.</returns>
    public static string? Check(string? strategyCode)
    {
        if (string.IsNullOrWhiteSpace(strategyCode))
            return "The strategy code is empty: send C# source that defines double[] GenerateSignals(Bars bars).";

        var bytes = Encoding.UTF8.GetByteCount(strategyCode);
        if (bytes > MaxLength) return $"The strategy code has {bytes} bytes of UTF-8: shorten it to at most {MaxLength}.";

        return null;
    }

    /// <summary>Whether a name occurs in the code, comments and texts not counted; true as well when that cannot be told.</summary>
    public static bool Mentions(string strategyCode, string name) =>
        CodeTokens.Of(Parse(strategyCode).Text) is not { Length: > 0 } tokens || tokens.Contains($"{name.Length}:{name}", StringComparison.Ordinal);

    /// <summary>Finds the code in what was sent. Takes any text, in time proportional to its length.</summary>
    public static StrategySource Parse(string strategyCode)
    {
        var sent = strategyCode.TrimStart('\uFEFF');
        var lines = TextLine.AllOf(sent);
        var fences = MarkdownFence.FindAll(sent, lines);

        if (fences is []) return new StrategySource(sent);
        if (fences is [var only] && IsLeftOver(sent, lines, only)) return new StrategySource(Keep(sent, lines, 0, only.Line));
        return fences.FirstOrDefault(fence => fence.IsCSharp) is { } fence
            ? new StrategySource(Keep(sent, lines, fence.Line + 1, fence.End))
            : new StrategySource("", ForeignLanguage(fences[0]));
    }

    // Models whose reply was begun for them with an opening fence send the code and the closing fence only.
    private static bool IsLeftOver(string sent, IReadOnlyList<TextLine> lines, MarkdownFence fence) =>
        fence.Label.Length == 0 && string.IsNullOrWhiteSpace(sent[lines[fence.Line].Next..]);

    // Of the other lines only their ends stay, so that everything keeps its line and column.
    private static string Keep(string sent, IReadOnlyList<TextLine> lines, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var from = i >= start && i < end ? lines[i].Start : lines[i].End;
            text.Append(sent, from, lines[i].Next - from);
        }

        return text.ToString();
    }

    private static CodeError ForeignLanguage(MarkdownFence fence)
    {
        var label = fence.Label.Length <= 20 ? fence.Label : fence.Label[..20] + "…";
        return new CodeError(
            fence.Line + 1,
            1,
            null,
            $"The code is in a fence labelled '{label}', and strategies are written in C#.",
            "Send C# in a fence labelled csharp, or without any fence.");
    }
}
