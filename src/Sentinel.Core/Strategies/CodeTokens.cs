using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Core.Strategies;

/// <summary>The tokens of a C# text, without comments and layout.</summary>
internal static class CodeTokens
{
    // The lexer descends for each bracket in an interpolated string and for each bracket or operator in a directive, and does not
    // look at the stack that is left. Within these bounds it needs less than half of what the smallest thread has.
    private const int MaxBracketsNearInterpolation = 512;
    private const int MaxDirectives = 64;
    private const int MaxDirectiveLength = 200;

    // Documentation comments would be parsed as XML, and that parser descends for each element.
    private static readonly CSharpParseOptions Options = new(documentationMode: DocumentationMode.None);

    /// <summary>Every token behind its length, so that no two lists of tokens give one text; null when they cannot be told.</summary>
    public static string? Of(string code)
    {
        if (Encoding.UTF8.GetByteCount(code) > StrategySource.MaxLength || ExhaustsTheLexer(code)) return null;

        var tokens = new StringBuilder(code.Length);
        var previous = default(SyntaxToken);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Options))
        {
            if (token.ContainsDiagnostics) return null;

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
        var brackets = code.AsSpan().Count('(') + code.AsSpan().Count('[') + code.AsSpan().Count('{');
        if (code.Contains('$') && brackets > MaxBracketsNearInterpolation) return true;

        var directives = SourceText.From(code).Lines.Select(line => line.ToString()).Where(IsDirective).ToList();
        return directives.Count > MaxDirectives || directives.Any(line => line.Length > MaxDirectiveLength);
    }

    // Whatever the lexer takes for white space before a '#', it is not printable ASCII.
    private static bool IsDirective(string line)
    {
        var first = line.AsSpan().IndexOfAnyInRange('!', '~');
        return first >= 0 && line[first] == '#';
    }
}
