using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Compiler.Source;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>The compiler's errors in the caller's words: its lines, and what to do instead.</summary>
internal sealed class CompilerErrors(ForbiddenNames names)
{
    // For each the compiler looks at the whole method again.
    private const int MostExamined = 200;

    // An expression is too long or nested, there are too many locals, a constant text is too long, all texts together are.
    private static readonly string[] TooComplexToCompile = ["CS8078", "CS0204", "CS8095", "CS8103"];

    // The compiler gives up at the very end without saying at what: writing the assembly, or its symbols, failed.
    private static readonly string[] TooComplexToWrite = ["CS7038", "CS8104", "CS0041"];

    // What a construct misses that is forbidden is no news.
    private static readonly string[] ConsequencesOfRefusals = ["CS0012", "CS0518", "CS0656", "CS1980", "CS1983"];

    private readonly ForbiddenSymbols forbidden = new(names);

    /// <summary>Refuses what the compiler cannot write at all.</summary>
    /// <exception cref="StrategyDisqualifiedException">All that it said is that.</exception>
    public static void RefuseUnwritable(IReadOnlyList<Diagnostic> found)
    {
        if (found.All(diagnostic => TooComplexToWrite.Contains(diagnostic.Id))) throw TooComplexToBeWritten(found);
    }

    /// <summary>Errors that compiling would end at anyway, as complaints.</summary>
    /// <param name="found">What the compiler said.</param>
    /// <param name="layout">How the source was arranged for it.</param>
    /// <param name="lines">The lines of the source.</param>
    /// <param name="compilation">What was compiled; null when it did not come to that.</param>
    /// <param name="refused">Parts that are forbidden; what they entail is left out.</param>
    /// <param name="stop">Is cancelled when that takes too long: for each error the compiler looks at its surroundings again.</param>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public IEnumerable<Complaint> Complaints(
        IEnumerable<Diagnostic> found, StrategyLayout layout, SourceLines lines, Compilation? compilation, IReadOnlyList<RefusedPart> refused, CancellationToken stop) =>
        found
            .Where(diagnostic => !IsInside(diagnostic, refused))
            .Take(MostExamined)
            .Select(diagnostic => Translate(diagnostic, layout, lines, compilation, stop))
            .Where(complaint => complaint.Reason == DisqualificationReason.ForbiddenApi || refused.All(part => part.Complaint.Error.Line != complaint.Error.Line));

    /// <summary>How many errors are left out of <see cref="Complaints"/> for their number.</summary>
    public static int Uncounted(int found) => Math.Max(0, found - MostExamined);

    private static bool IsInside(Diagnostic diagnostic, IReadOnlyList<RefusedPart> refused) => refused.Count > 0
        && (ConsequencesOfRefusals.Contains(diagnostic.Id)
            || refused.Any(part => part.Tree == diagnostic.Location.SourceTree && part.Span.Contains(diagnostic.Location.SourceSpan)));

    // Nothing of it is the author's, whom one thing helps all the same.
    private static StrategyDisqualifiedException TooComplexToBeWritten(IReadOnlyList<Diagnostic> found)
    {
        var code = found.Count > 0 ? $" ({found[0].Id})" : "";
        return new(DisqualificationReason.TooComplex, $"The compiler cannot write this source as an assembly{code}; split it into smaller methods and types.");
    }

    private Complaint Translate(Diagnostic diagnostic, StrategyLayout layout, SourceLines lines, Compilation? compilation, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var text = layout.Texts.FirstOrDefault(text => text.Tree == diagnostic.Location.SourceTree);
        var (line, column) = text is null ? (1, 1) : lines.At(text.ToSource(diagnostic.Location.SourceSpan.Start));
        if (compilation is not null && IsForbidden(diagnostic, compilation) is var (symbol, instead))
            return new Complaint(DisqualificationReason.ForbiddenApi, new CodeError(line, column, diagnostic.Id, $"A strategy may not use '{symbol}'.", instead));

        var message = AuthorHints.Message(diagnostic)
            .Replace($"{StrategyLayout.ClassName}.", "", StringComparison.Ordinal)
            .Replace($"{StrategyLayout.ExtensionsName}.", "", StringComparison.Ordinal);
        var reason = TooComplexToCompile.Contains(diagnostic.Id) ? DisqualificationReason.TooComplex : DisqualificationReason.CompileError;
        return new Complaint(reason, new CodeError(line, column, diagnostic.Id, message, AuthorHints.For(diagnostic)));
    }

    // A part of another library's name may be the name of something that is forbidden, and says nothing.
    private (string Symbol, string Hint)? IsForbidden(Diagnostic diagnostic, Compilation compilation) =>
        AuthorHints.IsOfAnotherLibrary(diagnostic) && !IsKnownLibrary(diagnostic) ? null : forbidden.Find(diagnostic, compilation);

    private bool IsKnownLibrary(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>();
        return names.HintFor(line!.NamespaceOrType.DescendantTokens().First().ValueText) is not null;
    }
}
