using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>The compiler's errors in the caller's words: its lines, and what to do instead.</summary>
internal sealed class CompilerErrors(ForbiddenNames forbidden)
{
    private const int MostNamed = 20;
    private const string TooComplexToCompile = "CS8078";

    private const string NotInNamespace = "CS0234";

    // The compiler's ways to say that something is not there.
    private static readonly string[] NotThere = ["CS0103", NotInNamespace, "CS0246", "CS0400", "CS1069"];

    /// <summary>The disqualification that a compilation's errors amount to.</summary>
    public StrategyDisqualifiedException Disqualification(IEnumerable<Diagnostic> diagnostics, StrategyLayout layout, SourceLines lines)
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => Translate(diagnostic, layout, lines))
            .DistinctBy(error => (error.Line, error.Column, error.Code))
            .OrderBy(error => error.Hint is null).ThenBy(error => error.Line).ThenBy(error => error.Column)
            .ToArray();

        var reason = errors switch
        {
            [{ Hint: not null }, ..] => DisqualificationReason.ForbiddenApi,
            _ when errors.Any(error => error.Code == TooComplexToCompile) => DisqualificationReason.TooComplex,
            _ => DisqualificationReason.CompileError,
        };
        return new StrategyDisqualifiedException(reason, Sentence(errors[0], errors.Length), [.. errors.Take(MostNamed)]);
    }

    private static string Sentence(CodeError first, int count)
    {
        var more = count > 1 ? $" ({count - 1} more)" : "";
        var hint = first.Hint is null ? "" : $" {first.Hint}.";
        return $"Line {first.Line}, column {first.Column}: {first.Message.TrimEnd('.')}.{hint}{more}";
    }

    private CodeError Translate(Diagnostic diagnostic, StrategyLayout layout, SourceLines lines)
    {
        var text = layout.Texts.FirstOrDefault(text => text.Tree == diagnostic.Location.SourceTree);
        var (line, column) = text is null ? (1, 1) : lines.At(text.ToSource(diagnostic.Location.SourceSpan.Start));
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture).Replace($"{StrategyLayout.ClassName}.", "", StringComparison.Ordinal);
        return new CodeError(line, column, diagnostic.Id, message, HintFor(diagnostic));
    }

    private string? HintFor(Diagnostic diagnostic)
    {
        if (!NotThere.Contains(diagnostic.Id) || diagnostic.Location.SourceTree is not { } tree) return null;

        var node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        var names = node is SimpleNameSyntax simple && diagnostic.Id != NotInNamespace
            ? [simple]
            : DottedName(node).DescendantNodesAndSelf().OfType<SimpleNameSyntax>();
        return names
            .Select(name => forbidden.HintFor(name.Identifier.ValueText))
            .FirstOrDefault(hint => hint is not null);
    }

    private static SyntaxNode DottedName(SyntaxNode node)
    {
        while (node.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax) node = node.Parent;
        return node;
    }
}
