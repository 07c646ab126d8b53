using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sentinel.Compiler;

/// <summary>What to do about errors of which the compiler's own words help nobody: it thinks of projects, references and base libraries.</summary>
internal static partial class AuthorHints
{
    private static readonly string[] UnknownName = ["CS0246", "CS0234", "CS0103", "CS0400", "CS0138"];

    // What a base type would have declared.
    private static readonly string[] NothingToOverride = ["CS0115", "CS0506", "CS0505"];

    // A statement stands where members do.
    private static readonly string[] StatementAmongMembers = ["CS1519", "CS8124", "CS1520"];

    private static readonly string[] KnownToSentinel = ["System", "Sentinel"];

    /// <summary>Whether an error is of a using line for a library that there is not.</summary>
    public static bool IsOfAnotherLibrary(Diagnostic error) =>
        UnknownName.Contains(error.Id) && NodeOf(error)?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { NamespaceOrType: { } name }
        && !KnownToSentinel.Contains(name.DescendantTokens().First().ValueText);

    /// <summary>The hint; null where the compiler says enough.</summary>
    public static string? For(Diagnostic error)
    {
        if (NodeOf(error) is not { } node) return null;

        if (UnknownName.Contains(error.Id))
        {
            if (node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null) return "Remove that line; what a strategy is given needs no using of its own";
            if (node.FirstAncestorOrSelf<BaseListSyntax>() is { } bases) return $"Remove '{Shortened(bases)}'; a strategy derives from nothing, Sentinel calls its GenerateSignals";
        }

        if (NothingToOverride.Contains(error.Id)) return "Remove 'override'; a strategy derives from nothing, Sentinel calls its GenerateSignals";
        if (!StatementAmongMembers.Contains(error.Id)) return null;

        var token = node.SyntaxTree.GetRoot().FindToken(error.Location.SourceSpan.Start, findInsideTrivia: true);
        return IsOfStatement(token.Kind()) ? $"'{token.Text}' stands outside of a method: before it a brace is missing, or there is one too many" : null;
    }

    /// <summary>What the compiler says, without advice that is for projects.</summary>
    public static string Message(Diagnostic error) => AdviceForProjects().Replace(error.GetMessage(CultureInfo.InvariantCulture), "");

    private static SyntaxNode? NodeOf(Diagnostic error) =>
        error.Location.SourceTree?.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);

    private static string Shortened(BaseListSyntax bases)
    {
        var text = bases.ToString();
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }

    private static bool IsOfStatement(SyntaxKind token) => token
        is SyntaxKind.ReturnKeyword or SyntaxKind.IfKeyword or SyntaxKind.ElseKeyword or SyntaxKind.ForKeyword or SyntaxKind.ForEachKeyword or SyntaxKind.WhileKeyword
        or SyntaxKind.DoKeyword or SyntaxKind.SwitchKeyword or SyntaxKind.TryKeyword or SyntaxKind.ThrowKeyword or SyntaxKind.BreakKeyword or SyntaxKind.ContinueKeyword;

    [GeneratedRegex(@" \(are you missing [^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex AdviceForProjects();
}
