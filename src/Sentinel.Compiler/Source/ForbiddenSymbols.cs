using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Compiler.Source;

/// <summary>Tells which of the compiler's errors mean that a name is forbidden: for the compiler it is just not there.</summary>
internal sealed class ForbiddenSymbols(ForbiddenNames names)
{
    private const string NotInNamespace = "CS0234";
    private const string Reserved = "CS0619";
    private const string LostMember = "<lost>";
    private const string Linq = "System.Linq.Enumerable";

    /// <summary>The symbol that an error is about and what to do instead; null when it is a mere mistake.</summary>
    public (string Symbol, string Hint)? Find(Diagnostic error, Compilation compilation)
    {
        if (error.Location.SourceTree is not { } tree) return null;

        var node = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        return error.Id switch
        {
            Reserved => (node.ToString(), HintFor(node) ?? ForbiddenNames.GeneralHint),
            "CS0103" => Type(node) ?? Inherited(node, compilation.GetSemanticModel(tree)) ?? Imported(node, compilation),
            NotInNamespace or "CS0246" or "CS0400" or "CS1069" or "CS0426" => Type(DottedName(node, error.Id)),
            "CS0117" or "CS1061" => Member(node, compilation.GetSemanticModel(tree)),
            "CS0115" => Inherited(node, compilation.GetSemanticModel(tree)),
            "CS1729" or "CS7036" or "CS1501" or "CS1503" => Call(node, compilation.GetSemanticModel(tree)) ?? BaseCall(node, compilation.GetSemanticModel(tree)),
            "CS0534" or "CS0535" when error.GetMessage(CultureInfo.InvariantCulture).Contains(LostMember, StringComparison.Ordinal) =>
                (node.ToString(), "A strategy may use that type, and may not implement it"),
            "CS0012" or "CS0518" or "CS0656" or "CS1980" => (node.ToString(), ForbiddenNames.GeneralHint),
            _ => null,
        };
    }

    private (string, string)? Type(SyntaxNode node) => NamesIn(node)
        .Select(name => (Symbol: name.Identifier.ValueText, Hint: names.HintFor(name.Identifier.ValueText)))
        .FirstOrDefault(it => it.Hint is not null) is { Hint: { } hint, Symbol: var symbol } ? (symbol, hint) : null;

    // Of a generic name its own part alone: its arguments have errors of their own.
    private static IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode node) =>
        node is SimpleNameSyntax simple ? [simple] : node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>();

    private string? HintFor(SyntaxNode node) => Type(node) is var (_, hint) ? hint : null;

    private (string, string)? Member(SyntaxNode node, SemanticModel model)
    {
        var name = (node as MemberBindingExpressionSyntax)?.Name ?? node as SimpleNameSyntax;
        if (name is null || OwnerOf(name, model) is not { } owner) return null;

        var member = name.Identifier.ValueText;
        return names.HintFor(owner, member, parameters: null) is { } hint ? ($"{owner.Name}.{member}", hint) : Extension(member, model.Compilation);
    }

    private (string, string)? Extension(string member, Compilation compilation) =>
        compilation.GetTypeByMetadataName(Linq) is { } linq && names.HintFor(linq, member, parameters: null) is { } hint ? ($"{linq.Name}.{member}", hint) : null;

    // What would have been inherited, named alone or overridden.
    private (string, string)? Inherited(SyntaxNode node, SemanticModel model)
    {
        var member = node is MemberDeclarationSyntax ? model.GetDeclaredSymbol(node)?.Name : (node as SimpleNameSyntax)?.Identifier.ValueText;
        var type = model.GetEnclosingSymbol(node.SpanStart)?.ContainingType;
        if (member is null || type is null) return null;

        return names.HintFor(type, member, parameters: null) is { } hint ? (member, hint) : null;
    }

    // What a using static line would have brought.
    private (string, string)? Imported(SyntaxNode node, Compilation compilation)
    {
        var lines = compilation.SyntaxTrees.SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings)
            .Where(line => line.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && line.Name is not null);
        return lines.Select(line => compilation.GetSemanticModel(line.SyntaxTree).GetSymbolInfo(line.Name!).Symbol).OfType<ITypeSymbol>()
            .Select(type => names.HintFor(type, node.ToString(), parameters: null))
            .FirstOrDefault(hint => hint is not null) is { } hint ? (node.ToString(), hint) : null;
    }

    private (string, string)? Call(SyntaxNode node, SemanticModel model)
    {
        var call = node.FirstAncestorOrSelf<SyntaxNode>(it => it is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);
        if (call is BaseObjectCreationExpressionSyntax creation && model.GetTypeInfo(creation).Type is { } type)
        {
            var hint = names.HintFor(type, ".ctor", creation.ArgumentList?.Arguments.Count ?? 0);
            return hint is null ? null : (creation.ToString(), hint);
        }

        if (call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name }, ArgumentList.Arguments.Count: var count }) return null;

        var owner = OwnerOf(name, model);
        return owner is not null && names.HintFor(owner, name.Identifier.ValueText, count) is { } instead ? ($"{owner.Name}.{name}", instead) : null;
    }

    // A constructor calls that of its base type without a word.
    private (string, string)? BaseCall(SyntaxNode node, SemanticModel model)
    {
        var constructor = node.FirstAncestorOrSelf<SyntaxNode>(it => it is ConstructorDeclarationSyntax or TypeDeclarationSyntax);
        if (constructor is null || node is ExpressionSyntax || model.GetDeclaredSymbol(constructor) is not { } symbol) return null;

        var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType).BaseType;
        return type is not null && names.HintFor(type, ".ctor", parameters: 0) is { } hint ? ($"{type.Name}()", hint) : null;
    }

    private static ITypeSymbol? OwnerOf(SimpleNameSyntax name, SemanticModel model)
    {
        var owner = name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        return owner is null ? null : model.GetTypeInfo(owner).Type ?? model.GetSymbolInfo(owner).Symbol as ITypeSymbol;
    }

    private static SyntaxNode DottedName(SyntaxNode node, string error)
    {
        if (node is SimpleNameSyntax && error != NotInNamespace) return node;

        while (node.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax) node = node.Parent;
        return node;
    }
}
