using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>A strategy's source, taken apart: using lines, types, and everything else.</summary>
internal sealed class ParsedSource
{
    private readonly IReadOnlyList<SyntaxToken> tokens;
    private readonly CompilationUnitSyntax root;

    /// <summary>Takes a source apart, of which the tokens are known; it may be broken.</summary>
    public ParsedSource(string text, IReadOnlyList<SyntaxToken> tokens, CSharpParseOptions options)
    {
        (Text, Options, this.tokens) = (text, options, tokens);
        root = SyntaxFactory.ParseCompilationUnit(text, options: options);
        Usings = [.. FindUsings()];
        Types = [.. root.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Select(member => member.Span)];
        Directives = root.ContainsDirectives ? [.. root.DescendantTrivia().Select(trivia => trivia.GetStructure()).OfType<DirectiveTriviaSyntax>()] : [];
        Members = FindMembers();
    }

    /// <summary>The source as C#, at the caller's lines and columns.</summary>
    public string Text { get; }

    /// <summary>How every part of it is parsed.</summary>
    public CSharpParseOptions Options { get; }

    /// <summary>Using lines, wherever they stand.</summary>
    public IReadOnlyList<TextSpan> Usings { get; }

    /// <summary>Types that stand on their own.</summary>
    public IReadOnlyList<TextSpan> Types { get; }

    /// <summary>What is neither using line nor type; empty when that is no code.</summary>
    public IReadOnlyList<TextSpan> Members { get; }

    /// <summary>Preprocessor lines.</summary>
    public IReadOnlyList<DirectiveTriviaSyntax> Directives { get; }

    /// <summary>Whether the source uses a name anywhere.</summary>
    public bool Mentions(string name) => tokens.Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    /// <summary>Whether a using line is declared global by itself.</summary>
    public bool IsGlobal(TextSpan line) => Text.AsSpan(line.Start).StartsWith("global", StringComparison.Ordinal);

    private IEnumerable<TextSpan> FindUsings()
    {
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            depth += tokens[i].Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken => -1,
                _ => 0,
            };
            if (depth != 0 || !tokens[i].IsKind(SyntaxKind.UsingKeyword)) continue;

            var end = i;
            while (end < tokens.Count && !tokens[end].IsKind(SyntaxKind.SemicolonToken)) end++;
            if (end == tokens.Count) yield break;

            var start = i > 0 && tokens[i - 1].Text == "global" ? i - 1 : i;
            yield return TextSpan.FromBounds(tokens[start].SpanStart, tokens[end].Span.End);
            i = end;
        }
    }

    private List<TextSpan> FindMembers()
    {
        var gaps = new List<TextSpan>();
        var start = 0;
        foreach (var taken in Usings.Concat(Types).OrderBy(span => span.Start))
        {
            if (taken.Start > start) gaps.Add(TextSpan.FromBounds(start, taken.Start));
            start = Math.Max(start, taken.End);
        }

        gaps.Add(TextSpan.FromBounds(start, Text.Length));
        return tokens.Any(token => token.Span.Length > 0 && gaps.Any(gap => gap.Contains(token.Span))) ? gaps : [];
    }
}
