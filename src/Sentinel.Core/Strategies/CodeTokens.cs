using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Core.Strategies;

/// <summary>The tokens of a C# text, without comments and layout.</summary>
internal static class CodeTokens
{
    // The lexer descends for each interpolation, each bracket in one and each operator of a directive, and does not look at the
    // stack that is left. Within these bounds it was seen to need up to 0.4 MB; the smallest thread has 1.5 MB.
    private const int MaxInterpolations = 256;
    private const int MaxBracketsNearInterpolations = 512;
    private const int MaxDirectives = 64;
    private const int MaxDirectiveLength = 200;
    private const int MaxTokens = 20_000;

    // Documentation comments would be parsed as XML, and that parser descends for each element.
    private static readonly CSharpParseOptions Options = new(documentationMode: DocumentationMode.None);

    /// <summary>Every token behind its length, so that no two lists of tokens give one text; null when they cannot be told.</summary>
    public static string? Of(string code)
    {
        if (Encoding.UTF8.GetByteCount(code) > StrategySource.MaxLength || ExhaustsTheLexer(code)) return null;

        var tokens = new StringBuilder(code.Length);
        var count = 0;
        var previous = default(SyntaxToken);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Options))
        {
            if (token.ContainsDiagnostics || ++count > MaxTokens) return null;

            AppendDirectives(tokens, token);
            if (IsShift(previous, token)) tokens.Append("shift");
            Append(tokens, token.Text);
            previous = token;
        }

        return tokens.ToString();
    }

    private static void AppendDirectives(StringBuilder tokens, SyntaxToken token)
    {
        if (!token.ContainsDirectives) return;

        foreach (var trivia in token.LeadingTrivia)
            if (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)) Append(tokens, trivia.ToString());
    }

    // To the lexer "> >" and ">>" are the same two tokens, to the parser they are not.
    private static bool IsShift(SyntaxToken previous, SyntaxToken token) =>
        previous.IsKind(SyntaxKind.GreaterThanToken) && !previous.HasTrailingTrivia
        && token.Kind() is SyntaxKind.GreaterThanToken or SyntaxKind.GreaterThanEqualsToken;

    private static void Append(StringBuilder tokens, string text) => tokens.Append(text.Length).Append(':').Append(text);

    private static bool ExhaustsTheLexer(string code)
    {
        var text = code.AsSpan();
        var interpolations = text.Count('$');
        var brackets = text.Count('(') + text.Count('[') + text.Count('{');
        if (interpolations > MaxInterpolations) return true;
        if (interpolations > 0 && brackets > MaxBracketsNearInterpolations) return true;

        var directives = SourceText.From(code).Lines.Select(line => line.ToString()).Where(IsDirective).ToList();
        return directives.Count > MaxDirectives || directives.Any(line => line.Length > MaxDirectiveLength);
    }

    // To the lexer a '#' begins a directive behind white space, which is no printable ASCII, and behind a comment as well.
    private static bool IsDirective(string line)
    {
        var first = line.AsSpan().IndexOfAnyInRange('!', '~');
        if (first < 0) return false;

        var comment = line.IndexOf("*/", StringComparison.Ordinal);
        return line[first] == '#' || (comment >= 0 && line.IndexOf('#', comment) >= 0);
    }
}
