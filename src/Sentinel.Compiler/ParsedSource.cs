using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

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
        Extensions = [.. BareExtension.FindIn(root)];
        Directives = root.ContainsDirectives ? [.. root.DescendantTrivia().Select(trivia => trivia.GetStructure()).OfType<DirectiveTriviaSyntax>()] : [];
        Members = FindMembers([.. Usings.Concat(Types).Concat(Extensions.Select(method => method.Whole)).OrderBy(span => span.Start)]);
    }

    /// <summary>The source as C#, at the caller's lines and columns.</summary>
    public string Text { get; }

    /// <summary>How every part of it is parsed.</summary>
    public CSharpParseOptions Options { get; }

    /// <summary>Using lines, wherever they stand.</summary>
    public IReadOnlyList<TextSpan> Usings { get; }

    /// <summary>Types that stand on their own.</summary>
    public IReadOnlyList<TextSpan> Types { get; }

    /// <summary>Extension methods that stand on their own.</summary>
    public IReadOnlyList<BareExtension> Extensions { get; }

    /// <summary>What is none of these; empty when that is no code.</summary>
    public IReadOnlyList<TextSpan> Members { get; }

    /// <summary>Preprocessor lines.</summary>
    public IReadOnlyList<DirectiveTriviaSyntax> Directives { get; }

    /// <summary>Where code may begin: behind the lines that define symbols, which have to come first.</summary>
    public int CodeStart => Directives
        .Where(directive => directive is DefineDirectiveTriviaSyntax or UndefDirectiveTriviaSyntax && directive.IsActive && directive.SpanStart < root.GetFirstToken().SpanStart)
        .Select(directive => directive.FullSpan.End)
        .LastOrDefault();

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

    private List<TextSpan> FindMembers(TextSpan[] others)
    {
        var gaps = new List<TextSpan>();
        var start = 0;
        foreach (var other in others)
        {
            if (other.Start > start) gaps.Add(TextSpan.FromBounds(start, other.Start));
            start = Math.Max(start, other.End);
        }

        gaps.Add(TextSpan.FromBounds(start, Text.Length));
        return HasTokenOutside(others) ? gaps : [];
    }

    private bool HasTokenOutside(TextSpan[] spans)
    {
        var next = 0;
        foreach (var token in tokens.Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            while (next < spans.Length && spans[next].End <= token.SpanStart) next++;
            if (next == spans.Length || token.SpanStart < spans[next].Start) return true;
        }

        return false;
    }
}
