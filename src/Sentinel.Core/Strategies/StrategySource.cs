using System.Text;
using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>The C# in what was sent as strategy code: Markdown fences, the prose around them and a model's reasoning are blanked out.</summary>
/// <remarks>
/// <see cref="FenceChoice"/> says which fences count; one that is never closed runs to the end. Without any fence the whole text is code. What
/// stands before a tag that ends reasoning, such as <c>&lt;/think&gt;</c>, does not count.
/// </remarks>
public sealed class StrategySource
{
    /// <summary>Most bytes of UTF-8 that strategy code may have: 64 KB.</summary>
    public const int MaxLength = 64 * 1024;

    private StrategySource(string text, IReadOnlyList<string> notes, CodeError? error = null) => (Text, Notes, Error) = (text, notes, error);

    /// <summary>The code, each character in the line and column it had in the text that was sent; empty when there is an error.</summary>
    public string Text { get; }

    /// <summary>Which part of the text was read, and what was left out: one to three sentences; those on the code are missing when there is an error.</summary>
    public IReadOnlyList<string> Notes { get; }

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
        return new SourceReading(sent, lines).Read();
    }

    internal static StrategySource Of(string text, IReadOnlyList<string> notes) => new(text, notes);

    internal static StrategySource InAnotherLanguage(MarkdownFence fence, IReadOnlyList<string> notes) => new("", notes, new CodeError(
        fence.Line + 1,
        1,
        null,
        $"The code is in a fence labelled '{fence.Label.Shown}', and strategies are written in C#.",
        "Send C# in a fence labelled csharp, or without any fence."));
}
