using System.Globalization;
using Microsoft.CodeAnalysis;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Source;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>The compiler's errors in the caller's words: its lines, and what to do instead.</summary>
internal sealed class CompilerErrors(ForbiddenNames names)
{
    private const int MostNamed = 20;

    // For each the compiler looks at the whole method again.
    private const int MostExamined = 200;

    // An expression is too long or nested, there are too many locals, a constant text is too long, all texts together are.
    private static readonly string[] TooComplexToCompile = ["CS8078", "CS0204", "CS8095", "CS8103"];

    // The compiler gives up at the very end without saying at what: writing the assembly, or its symbols, failed.
    private static readonly string[] TooComplexToWrite = ["CS7038", "CS8104", "CS0041"];

    private readonly ForbiddenSymbols forbidden = new(names);

    /// <summary>The disqualification that a compilation's errors amount to.</summary>
    /// <param name="diagnostics">What the compiler said.</param>
    /// <param name="layout">How the source was arranged for it.</param>
    /// <param name="lines">The lines of the source.</param>
    /// <param name="compilation">What was compiled; null when it did not come to that.</param>
    /// <param name="stop">Is cancelled when that takes too long: for each error the compiler looks at its surroundings again.</param>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public StrategyDisqualifiedException Disqualification(
        IEnumerable<Diagnostic> diagnostics, StrategyLayout layout, SourceLines lines, Microsoft.CodeAnalysis.Compilation? compilation = null, CancellationToken stop = default)
    {
        var found = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        if (found.All(diagnostic => TooComplexToWrite.Contains(diagnostic.Id))) return TooComplexToBeWritten(found);

        var errors = found
            .Take(MostExamined)
            .Select(diagnostic => Translate(diagnostic, layout, lines, compilation, stop))
            .DistinctBy(error => (error.Line, error.Column, error.Code))
            .OrderBy(error => error.Hint is null).ThenBy(error => error.Line).ThenBy(error => error.Column)
            .ToArray();

        var reason = errors switch
        {
            [{ Hint: not null }, ..] => DisqualificationReason.ForbiddenApi,
            _ when errors.Any(error => TooComplexToCompile.Contains(error.Code)) => DisqualificationReason.TooComplex,
            _ => DisqualificationReason.CompileError,
        };
        return new StrategyDisqualifiedException(reason, Sentence(errors[0], errors.Length + Math.Max(0, found.Length - MostExamined)), [.. errors.Take(MostNamed)]);
    }

    // Nothing of it is the author's, whom one thing helps all the same.
    private static StrategyDisqualifiedException TooComplexToBeWritten(Diagnostic[] found)
    {
        var code = found.Length > 0 ? $" ({found[0].Id})" : "";
        return new(DisqualificationReason.TooComplex, $"The compiler cannot write this source as an assembly{code}; split it into smaller methods and types.");
    }

    private static string Sentence(CodeError first, int count)
    {
        var more = count > 1 ? $" ({count - 1} more)" : "";
        var hint = first.Hint is null ? "" : $" {first.Hint}.";
        return $"Line {first.Line}, column {first.Column}: {first.Message.TrimEnd('.')}.{hint}{more}";
    }

    private CodeError Translate(Diagnostic diagnostic, StrategyLayout layout, SourceLines lines, Microsoft.CodeAnalysis.Compilation? compilation, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var text = layout.Texts.FirstOrDefault(text => text.Tree == diagnostic.Location.SourceTree);
        var (line, column) = text is null ? (1, 1) : lines.At(text.ToSource(diagnostic.Location.SourceSpan.Start));
        if (compilation is not null && forbidden.Find(diagnostic, compilation) is var (symbol, hint))
            return new CodeError(line, column, diagnostic.Id, $"A strategy may not use '{symbol}'.", hint);

        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture)
            .Replace($"{StrategyLayout.ClassName}.", "", StringComparison.Ordinal)
            .Replace($"{StrategyLayout.ExtensionsName}.", "", StringComparison.Ordinal);
        return new CodeError(line, column, diagnostic.Id, message);
    }
}
