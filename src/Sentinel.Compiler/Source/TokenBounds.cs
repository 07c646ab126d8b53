using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sentinel.Compiler.Source;

/// <summary>How long and how deep a source may be: short texts that nest take a compiler minutes and gigabytes.</summary>
internal sealed class TokenBounds
{
    private const int MaxTokens = 20_000;
    private const int MaxBrackets = 64;
    private const int MaxTypeArguments = 16;
    private const int MaxArrows = 16;
    private const int MaxElses = 500;
    private const int MaxInterpolatedBrackets = 256;

    private readonly Stack<int> arrowsOutside = new();
    private int arrows;
    private readonly OpenBranches branches = new();
    private int typeArguments;

    private TokenBounds()
    {
    }

    /// <summary>Refuses a source that goes beyond a bound.</summary>
    /// <exception cref="StrategyDisqualifiedException">It does.</exception>
    public static void Refuse(IReadOnlyList<SyntaxToken> tokens, SourceLines lines)
    {
        if (tokens.Count > MaxTokens)
            throw Refusal.TooComplex(lines.At(tokens[MaxTokens].SpanStart), $"The source has more than {MaxTokens} words and signs; shorten it.");

        var bounds = new TokenBounds();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            bounds.branches.Add(token.Kind(), i + 1 < tokens.Count ? tokens[i + 1].Kind() : SyntaxKind.None);
            if (bounds.ComplaintAbout(token) is { } complaint) throw Refusal.TooComplex(lines.At(token.SpanStart), complaint);
        }
    }

    private string? ComplaintAbout(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.InterpolatedStringToken)) return IsTooMuchFor(token.Text) ? "This string interpolates too much; use variables." : null;

        Count(token.Kind());
        return this switch
        {
            { arrowsOutside.Count: > MaxBrackets } => $"Brackets are nested more than {MaxBrackets} deep here; use variables and methods.",
            { typeArguments: > MaxTypeArguments } => $"Type arguments are nested more than {MaxTypeArguments} deep here; declare a type of your own.",
            { arrows: > MaxArrows } => $"Lambdas are nested more than {MaxArrows} deep here; use methods.",
            { branches.Depth: > MaxElses + 1 } => $"Branches are nested more than {MaxElses} deep here, each else inside the one before; use a switch or a table.",
            _ => null,
        };
    }

    private void Count(SyntaxKind kind)
    {
        switch (kind)
        {
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken:
                arrowsOutside.Push(arrows);
                break;
            case SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken:
                if (arrowsOutside.TryPop(out var outside)) arrows = outside;
                break;
            case SyntaxKind.SemicolonToken or SyntaxKind.CommaToken:
                arrows = arrowsOutside.TryPeek(out var before) ? before : 0;
                break;
            case SyntaxKind.EqualsGreaterThanToken:
                arrows++;
                break;
        }

        CountTypeArguments(kind);
    }

    private void CountTypeArguments(SyntaxKind kind)
    {
        if (kind == SyntaxKind.LessThanToken) typeArguments++;
        else if (kind == SyntaxKind.GreaterThanToken) typeArguments = Math.Max(0, typeArguments - 1);
        else if (!MayStandInTypeArguments(kind)) typeArguments = 0;
    }

    private static bool MayStandInTypeArguments(SyntaxKind kind) =>
        kind is SyntaxKind.IdentifierToken or SyntaxKind.DotToken or SyntaxKind.CommaToken or SyntaxKind.ColonColonToken or SyntaxKind.QuestionToken
            or SyntaxKind.OpenParenToken or SyntaxKind.CloseParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.CloseBracketToken
        || SyntaxFacts.IsPredefinedType(kind);

    // The lexer hands an interpolated string over whole, whatever is in it; what looks nested is counted, for what is nested looks so.
    private static bool IsTooMuchFor(ReadOnlySpan<char> interpolated) =>
        interpolated.Count('(') + interpolated.Count('[') + interpolated.Count('{') > MaxInterpolatedBrackets
        || interpolated.Count("=>") > MaxArrows
        || interpolated.Count('<') > MaxInterpolatedBrackets
        || interpolated.Count('$') > MaxArrows;
}
