using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Compiler.Source;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>All that is known to be wrong with a source that fails, so that its author can mend it in one go.</summary>
/// <param name="errors">The compiler's errors in the author's words.</param>
/// <param name="layout">How the source was arranged.</param>
/// <param name="lines">Its lines.</param>
/// <param name="refused">What the wall forbids.</param>
/// <param name="parts">What of that is known by its place in the syntax.</param>
internal sealed class KnownFaults(
    CompilerErrors errors, StrategyLayout layout, SourceLines lines, IReadOnlyList<Complaint> refused, IReadOnlyList<RefusedPart> parts)
{
    // With more of them the text is no C# but prose, whose words name things that are forbidden.
    private const int MostMistypings = 3;

    private const string StrayBrace = "This brace closes nothing.";

    private readonly Diagnostic[] broken =
        [.. layout.Texts.SelectMany(text => text.Tree.GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>Whether the syntax is broken, and further errors may be the consequence of that.</summary>
    public bool IsBrokenSyntax => broken.Length > 0 || layout.StrayBrace is not null;

    /// <summary>Whether the wall forbids something.</summary>
    public bool IsRefused => refused.Count > 0;

    /// <summary>The end of a source whose syntax is broken.</summary>
    public StrategyDisqualifiedException OfBrokenSyntax(CSharpCompilation compilation, IReadOnlyList<EntryPoint> found, CancellationToken stop)
    {
        Complaint[] syntax = [.. errors.Complaints(BeforeStrayBrace(), layout, lines, compilation: null, [], stop), .. Stray()];
        var named = broken.Length <= MostMistypings && found.Count > 0 ? Forbidden(compilation, stop) : [];
        return Complaint.Together([.. refused, .. named, .. syntax], CompilerErrors.Uncounted(broken.Length));
    }

    /// <summary>The end of a source of which the wall forbids something, or which lacks the method.</summary>
    public StrategyDisqualifiedException OfRefusals(CSharpCompilation compilation, IReadOnlyList<EntryPoint> found, CancellationToken stop)
    {
        if (found is [])
        {
            Complaint[] forbidden = [.. refused, .. Forbidden(compilation, stop)];
            return EntryPoint.Missing(forbidden is [] ? [] : Complaint.Together(forbidden).Outcome.Errors);
        }

        var diagnostics = Errors(compilation.GetDiagnostics(stop));
        return Together(diagnostics, compilation, found.Count == 1 ? found[0] : null, stop);
    }

    /// <summary>The end of a source that does not compile.</summary>
    public StrategyDisqualifiedException OfCompiling(IEnumerable<Diagnostic> diagnostics, CSharpCompilation compilation, EntryPoint entryPoint, CancellationToken stop)
    {
        var found = Errors(diagnostics);
        CompilerErrors.RefuseUnwritable(found);
        return Together(found, compilation, entryPoint, stop);
    }

    /// <summary>The end of a source that compiles and does not do as it must.</summary>
    public StrategyDisqualifiedException OfContract(Complaint complaint, CSharpCompilation compilation)
    {
        // A type that hides what the method takes is why it takes the wrong thing.
        Complaint[] hiding = [.. HidingNames.In(layout, lines, compilation, [complaint])];
        return Complaint.Together(hiding is [] ? [complaint] : hiding);
    }

    private StrategyDisqualifiedException Together(Diagnostic[] found, CSharpCompilation compilation, EntryPoint? entryPoint, CancellationToken stop)
    {
        var compiling = errors.Complaints(found, layout, lines, compilation, parts, stop).ToArray();
        Complaint[] said = [.. refused, .. compiling, .. OfSignature(entryPoint, compilation, [.. refused, .. compiling])];
        return Complaint.Together([.. said, .. HidingNames.In(layout, lines, compilation, said)], CompilerErrors.Uncounted(found.Length));
    }

    // Not where something is wrong with it already.
    private static IEnumerable<Complaint> OfSignature(EntryPoint? entryPoint, CSharpCompilation compilation, Complaint[] others) =>
        entryPoint is not null && entryPoint.IsKnownIn(compilation) && Array.TrueForAll(others, other => other.Error.Line != entryPoint.Line)
        && entryPoint.ComplaintIn(compilation) is { } complaint ? [complaint] : [];

    private Complaint[] Forbidden(CSharpCompilation compilation, CancellationToken stop) =>
    [
        .. errors.Complaints(Errors(compilation.GetDiagnostics(stop)), layout, lines, compilation, parts, stop)
            .Where(complaint => complaint.Reason == DisqualificationReason.ForbiddenApi),
    ];

    // What follows is said of our own class, which ends there too early.
    private IEnumerable<Diagnostic> BeforeStrayBrace() => layout.StrayBrace is { } brace ? broken.Where(diagnostic => PositionOf(diagnostic) < brace) : broken;

    private IEnumerable<Complaint> Stray()
    {
        if (layout.StrayBrace is not { } brace) yield break;

        var (line, column) = lines.At(brace);
        yield return new Complaint(DisqualificationReason.CompileError, new CodeError(line, column, "CS1022", StrayBrace));
    }

    private int PositionOf(Diagnostic diagnostic) =>
        layout.Texts.FirstOrDefault(text => text.Tree == diagnostic.Location.SourceTree)?.ToSource(diagnostic.Location.SourceSpan.Start) ?? 0;

    private static Diagnostic[] Errors(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
