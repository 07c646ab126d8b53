using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Sentinel.Compiler;

/// <summary>An extension method that stands on its own, as scripts allow and C# does not: it gets a static class of ours.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Kept">It without what it says of access and of being static.</param>
internal readonly record struct BareExtension(TextSpan Whole, TextSpan Kept)
{
    /// <summary>What stands in the place of that.</summary>
    public const string Modifiers = "internal static ";

    /// <summary>All of a source.</summary>
    public static IEnumerable<BareExtension> FindIn(CompilationUnitSyntax root)
    {
        foreach (var member in root.Members)
            if (ReturnType(member) is { } type) yield return new BareExtension(member.Span, TextSpan.FromBounds(type.SpanStart, member.Span.End));
    }

    // Null for what is no extension method, and for one with an attribute or modifier that is for others to refuse.
    private static TypeSyntax? ReturnType(MemberDeclarationSyntax member) => member switch
    {
        GlobalStatementSyntax { AttributeLists: [], Statement: LocalFunctionStatementSyntax { AttributeLists: [] } method }
            when Extends(method.ParameterList, method.Modifiers) => method.ReturnType,
        MethodDeclarationSyntax { AttributeLists: [] } method when Extends(method.ParameterList, method.Modifiers) => method.ReturnType,
        _ => null,
    };

    private static bool Extends(ParameterListSyntax parameters, SyntaxTokenList modifiers) =>
        parameters.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword)
        && modifiers.All(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.StaticKeyword);
}
