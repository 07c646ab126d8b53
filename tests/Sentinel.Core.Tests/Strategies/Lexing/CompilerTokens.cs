using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Core.Tests.Strategies.Lexing;

/// <summary>The tokens as the compiler's own lexer finds them, written as <c>CodeTokens</c> does.</summary>
internal static class CompilerTokens
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest, DocumentationMode.None);

    // A number is one token, however large.
    private static readonly string[] OutOfRange = ["CS0594", "CS1021"];

    /// <summary>All of a text that does not exhaust it; null when it complains about one.</summary>
    public static string? Of(string code)
    {
        var text = new StringBuilder();
        var previous = default(SyntaxToken);
        foreach (var token in SyntaxFactory.ParseTokens(code, options: Options))
        {
            if (token.ContainsDiagnostics && token.GetDiagnostics().Any(complaint => !OutOfRange.Contains(complaint.Id))) return null;

            foreach (var trivia in token.LeadingTrivia.Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))) Append(text, trivia.ToString());
            if (IsShift(previous, token)) text.Append("shift");
            Append(text, token.Text);
            previous = token;
        }

        return text.ToString();
    }

    private static bool IsShift(SyntaxToken previous, SyntaxToken token) =>
        previous.IsKind(SyntaxKind.GreaterThanToken) && !previous.HasTrailingTrivia
        && token.Kind() is SyntaxKind.GreaterThanToken or SyntaxKind.GreaterThanEqualsToken;

    private static void Append(StringBuilder tokens, string text) => tokens.Append(text.Length).Append(':').Append(text);
}
