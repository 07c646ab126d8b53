using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Worker.Sandbox.Compilation;

namespace Sentinel.Worker.Sandbox.Source;

/// <summary>Constructs that no strategy may use, told from the syntax alone.</summary>
internal sealed class ForbiddenSyntax(ForbiddenNames names)
{
    private const string Attribute = "attribute";
    private const string Directive = "directive";
    private const string Finalizer = "finalizer";
    private const string NewConstraint = "new()";
    private const string Pointer = "pointer";

    // The attributes' ban carries the marks on what is reserved for the compiler: code that is itself obsolete may use what is obsolete.
    private static readonly Dictionary<SyntaxKind, string> Nodes = new()
    {
        [SyntaxKind.AttributeList] = Attribute,
        [SyntaxKind.DestructorDeclaration] = Finalizer,
        [SyntaxKind.ConstructorConstraint] = NewConstraint,
        [SyntaxKind.PointerType] = Pointer,
        [SyntaxKind.FunctionPointerType] = Pointer,
        [SyntaxKind.AddressOfExpression] = Pointer,
        [SyntaxKind.PointerIndirectionExpression] = Pointer,
        [SyntaxKind.PointerMemberAccessExpression] = Pointer,
    };

    /// <summary>Refuses forbidden keywords before anything is parsed.</summary>
    /// <exception cref="StrategyDisqualifiedException">There is one.</exception>
    public void RefuseKeywords(IEnumerable<SyntaxToken> tokens, SourceLines lines)
    {
        foreach (var token in tokens)
            if (IsForbidden(token.Kind())) throw Forbidden(token.Text, lines.At(token.SpanStart));
    }

    /// <summary>Refuses preprocessor lines that do more than leave out text or silence warnings.</summary>
    /// <exception cref="StrategyDisqualifiedException">There is one.</exception>
    public void RefuseDirectives(IEnumerable<DirectiveTriviaSyntax> directives, SourceLines lines)
    {
        foreach (var directive in directives)
            if (!IsHarmless(directive)) throw Forbidden(directive.ToString().Trim(), lines.At(directive.SpanStart), Directive);
    }

    /// <summary>Refuses forbidden constructs in what is about to be compiled.</summary>
    /// <exception cref="StrategyDisqualifiedException">There is one.</exception>
    public void Refuse(ArrangedText text, SourceLines lines)
    {
        foreach (var part in text.Tree.GetRoot().DescendantNodesAndTokens(descendIntoTrivia: false))
        {
            var construct = part.IsToken ? InToken(part.AsToken()) : InNode(part.AsNode()!);
            if (construct is not null) throw Forbidden(construct, lines.At(text.ToSource(part.SpanStart)));
        }
    }

    private static string? InNode(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.IdentifierName => InName(((IdentifierNameSyntax)node).Identifier.ValueText),
        var kind => Nodes.GetValueOrDefault(kind),
    };

    // These may be declared, since a type that defines its equality has to.
    private static string? InName(string name) => name is "GetHashCode" or "BeginInvoke" or "dynamic" ? name : null;

    private static string? InToken(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText is "EqualityContract" or "Finalize" or "DefaultInterpolatedStringHandler" ? token.ValueText : null,
        SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword => token.Text,
        var kind when IsForbidden(kind) => token.Text,
        _ => null,
    };

    private static bool IsForbidden(SyntaxKind kind) => kind
        is SyntaxKind.TypeOfKeyword or SyntaxKind.LockKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword or SyntaxKind.StackAllocKeyword
        or SyntaxKind.ExternKeyword or SyntaxKind.NamespaceKeyword or SyntaxKind.VolatileKeyword or SyntaxKind.MakeRefKeyword
        or SyntaxKind.RefTypeKeyword or SyntaxKind.RefValueKeyword or SyntaxKind.ArgListKeyword;

    private static bool IsHarmless(DirectiveTriviaSyntax directive) => directive.Kind()
        is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia
        or SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia or SyntaxKind.RegionDirectiveTrivia or SyntaxKind.EndRegionDirectiveTrivia
        or SyntaxKind.NullableDirectiveTrivia or SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.ErrorDirectiveTrivia
        or SyntaxKind.WarningDirectiveTrivia or SyntaxKind.BadDirectiveTrivia;

    private StrategyDisqualifiedException Forbidden(string construct, (int Line, int Column) place, string? name = null) =>
        Refusal.Forbidden(place, $"A strategy may not use '{construct}'.", names.HintFor(name ?? construct) ?? ForbiddenNames.GeneralHint);
}
