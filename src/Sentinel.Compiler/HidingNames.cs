using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>Types and aliases of a strategy's own that have the name of what it is given: that is then out of its reach.</summary>
internal static class HidingNames
{
    private static readonly string[] Given = [nameof(Bars), nameof(Parameters)];
    private static readonly string[] GivenNamespaces = ["Sentinel.Core.Strategies", "Sentinel.Core.Prices", "Sentinel.Core.Strategies.Indicators"];

    /// <summary>A complaint for each that matters to a source that fails.</summary>
    /// <param name="layout">The source.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="compilation">What knows the given names.</param>
    /// <param name="said">What is wrong with the source otherwise: a name in it matters, as do those of what the method takes.</param>
    public static IEnumerable<Complaint> In(StrategyLayout layout, SourceLines lines, Compilation compilation, IReadOnlyList<Complaint> said) =>
        from text in layout.Texts
        from name in Declared(text)
        where Hides(name.ValueText, compilation) && (Given.Contains(name.ValueText) || said.Any(complaint => Speaks(complaint.Error.Message, name.ValueText)))
        let place = lines.At(text.ToSource(name.SpanStart))
        select new Complaint(DisqualificationReason.ContractViolation, new CodeError(
            place.Line, place.Column, null, $"Your own '{name.ValueText}' hides the one that a strategy is given.", "Remove it, or give it another name"));

    // Beside the types at the top level those in our own class, and aliases.
    private static IEnumerable<SyntaxToken> Declared(ArrangedText text)
    {
        var root = (CompilationUnitSyntax)text.Tree.GetRoot();
        var types = root.DescendantNodes(node => node is CompilationUnitSyntax or ClassDeclarationSyntax { Identifier.ValueText: StrategyLayout.ClassName })
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier,
                DelegateDeclarationSyntax type => type.Identifier,
                _ => default,
            });
        return types.Concat(root.Usings.Select(line => line.Alias?.Name.Identifier ?? default)).Where(name => name != default);
    }

    private static bool Hides(string name, Compilation compilation) =>
        Array.Exists(GivenNamespaces, space => compilation.GetTypeByMetadataName($"{space}.{name}") is { DeclaredAccessibility: Accessibility.Public });

    private static bool Speaks(string message, string name) =>
        message.Contains($"'{name}", StringComparison.Ordinal) || message.Contains($".{name}'", StringComparison.Ordinal);
}
