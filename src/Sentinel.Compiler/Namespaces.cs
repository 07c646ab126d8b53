using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

/// <summary>Namespaces around the types of a strategy: a project needs them, a strategy does not, and so they are left out.</summary>
/// <remarks>With them go using lines that name them, since nothing has those names any more.</remarks>
internal sealed class Namespaces
{
    private readonly IReadOnlyList<SyntaxToken> tokens;
    private readonly List<TextSpan> blanked = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private Namespaces(IReadOnlyList<SyntaxToken> tokens) => this.tokens = tokens;

    /// <summary>The text without them, everything else in its place; the same text where there are none.</summary>
    public static string LeftOut(string text, IReadOnlyList<SyntaxToken> tokens)
    {
        if (!tokens.Any(token => token.IsKind(SyntaxKind.NamespaceKeyword))) return text;

        var namespaces = new Namespaces(tokens);
        namespaces.Find();
        namespaces.FindUsings();
        return namespaces.Blank(text);
    }

    // Only what stands in nothing but namespaces is one; elsewhere the word is an error.
    private void Find()
    {
        var braces = new Stack<string?>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsKind(SyntaxKind.OpenBraceToken)) braces.Push(null);
            else if (tokens[i].IsKind(SyntaxKind.CloseBraceToken) && braces.TryPop(out var closed) && closed is not null) blanked.Add(tokens[i].Span);
            if (!tokens[i].IsKind(SyntaxKind.NamespaceKeyword) || braces.Contains(null)) continue;

            var end = EndOfName(i + 1);
            if (end == i + 1 || end == tokens.Count || !(tokens[end].IsKind(SyntaxKind.OpenBraceToken) || tokens[end].IsKind(SyntaxKind.SemicolonToken))) continue;

            var name = string.Concat(Enumerable.Range(i + 1, end - i - 1).Select(at => tokens[at].ValueText));
            var full = braces.TryPeek(out var outer) ? $"{outer}.{name}" : name;
            names.Add(full);
            blanked.Add(TextSpan.FromBounds(tokens[i].SpanStart, tokens[end].Span.End));
            if (tokens[end].IsKind(SyntaxKind.OpenBraceToken)) braces.Push(full);
            i = end;
        }
    }

    private void FindUsings()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsKind(SyntaxKind.UsingKeyword)) continue;

            var end = EndOfName(i + 1);
            if (end == i + 1 || end == tokens.Count || !tokens[end].IsKind(SyntaxKind.SemicolonToken)) continue;

            var name = string.Concat(Enumerable.Range(i + 1, end - i - 1).Select(at => tokens[at].ValueText));
            var outer = $"{name}.";
            if (names.Contains(name) || names.Any(own => own.StartsWith(outer, StringComparison.Ordinal)))
                blanked.Add(TextSpan.FromBounds(tokens[i].SpanStart, tokens[end].Span.End));
        }
    }

    private int EndOfName(int start)
    {
        var end = start;
        while (end < tokens.Count && (tokens[end].IsKind(SyntaxKind.IdentifierToken) || tokens[end].IsKind(SyntaxKind.DotToken))) end++;
        return end;
    }

    private string Blank(string text)
    {
        var rest = text.ToCharArray();
        foreach (var span in blanked)
            for (var i = span.Start; i < span.End; i++)
                if (!SyntaxFacts.IsNewLine(rest[i])) rest[i] = ' ';

        return new string(rest);
    }
}
