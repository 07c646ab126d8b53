using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler.Source;

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

    /// <summary>Forbidden keywords, wherever they stand.</summary>
    public IEnumerable<Complaint> KeywordsIn(IEnumerable<SyntaxToken> tokens, SourceLines lines) =>
        tokens.Where(token => IsForbidden(token.Kind())).Select(token => Forbidden(token.Text, lines.At(token.SpanStart)));

    /// <summary>Preprocessor lines that do more than leave out text or silence warnings.</summary>
    public IEnumerable<Complaint> DirectivesIn(IEnumerable<DirectiveTriviaSyntax> directives, SourceLines lines) =>
        directives.Where(directive => !IsHarmless(directive)).Select(directive => Forbidden(directive.ToString().Trim(), lines.At(directive.SpanStart), Directive));

    /// <summary>Forbidden constructs in what is about to be compiled.</summary>
    public IEnumerable<RefusedPart> FindIn(ArrangedText text, SourceLines lines)
    {
        foreach (var part in text.Tree.GetRoot().DescendantNodesAndTokens(descendIntoTrivia: false))
        {
            var construct = part.IsToken ? InToken(part.AsToken()) : InNode(part.AsNode()!);
            if (construct is not null) yield return new RefusedPart(Forbidden(construct, lines.At(text.ToSource(part.SpanStart))), text.Tree, Extent(part));
        }
    }

    // What is asked of a type that was got by a keyword is part of it.
    private static TextSpan Extent(SyntaxNodeOrToken part)
    {
        var node = part.IsNode ? part.AsNode()! : part.AsToken().IsKind(SyntaxKind.TypeOfKeyword) ? part.Parent : null;
        while (node?.Parent is MemberAccessExpressionSyntax access && access.Expression == node) node = access;
        return node?.Span ?? part.Span;
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

    private Complaint Forbidden(string construct, (int Line, int Column) place, string? name = null) =>
        Refusal.Forbidden(place, $"A strategy may not use '{construct}'.", names.HintFor(name ?? construct) ?? ForbiddenNames.GeneralHint);
}
