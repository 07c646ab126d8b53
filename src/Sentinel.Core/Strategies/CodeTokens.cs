using System.Buffers;
using System.Text;
using Sentinel.Core.Strategies.Lexing;

namespace Sentinel.Core.Strategies;

/// <summary>The tokens of a C# text, without comments and layout.</summary>
internal static class CodeTokens
{
    // Within these bounds the compiler's own reader refuses no text, whatever its comments and texts hold.
    private const int MaxTokens = 20_000;
    private const int MaxInterpolations = 256;
    private const int MaxBracketsNearInterpolations = 512;
    private const int MaxOperatorsNearDirectives = 500;

    // As in &#x2019; and longer than any that is undone.
    private const int LongestEscape = 10;

    private const string EndOfText = "";

    private static readonly SearchValues<char> PartsOfEscapes = SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Every token behind its length, so that no two lists of tokens give one text; null when they cannot be told.</summary>
    /// <remarks>
    /// Texts of which this is the same are one program to the compiler. So a text that it may refuse for what stands in a comment has none either.
    /// </remarks>
    public static string? Of(string code)
    {
        if (RefusedCharacters.FindIn(code) is not null || IsTooMuchForTheCompiler(code) || MayBeEscaped(code)) return null;

        var tokens = new StringBuilder(code.Length);
        var scanner = new CodeScanner(code);
        var (previous, previousEnd) = ('\0', 0);
        for (var count = 1; scanner.MoveNext(); count++)
        {
            if (count == MaxTokens) return null;

            var (first, isAdjacent) = (scanner.Token[0], scanner.Start == previousEnd);
            if (first == '>' && previous == '>' && isAdjacent) tokens.Append("shift");
            if (first == '.' && previous == '.' && !isAdjacent) return null;

            Append(tokens, scanner.Token);
            (previous, previousEnd) = (scanner.Token is [var only] ? only : '\0', scanner.End);
        }

        return scanner.IsComplete ? Append(tokens, EndOfText).ToString() : null;
    }

    private static StringBuilder Append(StringBuilder tokens, ReadOnlySpan<char> token) => tokens.Append(token.Length).Append(':').Append(token);

    private static bool IsTooMuchForTheCompiler(ReadOnlySpan<char> text)
    {
        var interpolations = text.Count('$');
        var brackets = text.Count('(') + text.Count('[') + text.Count('{');
        return interpolations > MaxInterpolations
            || (interpolations > 0 && brackets > MaxBracketsNearInterpolations)
            || HasLongDirective(text);
    }

    // Whether an escape of HTML is undone where a text does not compile, its comments and layout decide.
    private static bool MayBeEscaped(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('&') is >= 0 and var start)
        {
            text = text[(start + 1)..];
            var end = text.IndexOfAnyExcept(PartsOfEscapes);
            if (end is > 0 and < LongestEscape && text[end] == ';') return true;
        }

        return false;
    }

    // To the compiler a directive may begin anywhere in a line.
    private static bool HasLongDirective(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('#') is >= 0 and var mark)
        {
            var start = text[..mark].LastIndexOfAny(Characters.LineBreaks) + 1;
            var end = Characters.EndOfLine(text, mark);
            if (text[start..end].Count('!') + text[start..end].Count('(') > MaxOperatorsNearDirectives) return true;

            text = text[end..];
        }

        return false;
    }
}
