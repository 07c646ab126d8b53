using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox.Compilation;

/// <summary>Turns a strategy's text into an assembly.</summary>
internal sealed class StrategyCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Sentinel.Core.Prices;
        global using Sentinel.Core.Strategies;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private readonly CompilerErrors errors = new(ForbiddenNames.Load());

    // Every strategy's compilation is derived from this one, which shares what was read of the references.
    private readonly CSharpCompilation common = CSharpCompilation.Create(
        "strategy",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)],
        ReferenceAssemblies.Load(),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Suppress,
            nullableContextOptions: NullableContextOptions.Annotations,
            deterministic: true,
            concurrentBuild: false));

    /// <summary>Compiles the C# of a strategy, prose blanked out.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is not a strategy, or does not compile.</exception>
    public CompiledStrategy Compile(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > StrategySource.MaxLength) throw TooLong();

        var source = new ParsedSource(text, ParseOptions);
        var lines = new SourceLines(text);
        if (!source.Mentions(EntryPoint.Name)) throw EntryPoint.Missing();
        RefuseNamespace(source, lines);

        try
        {
            return Compile(StrategyLayout.Hoisted(source), lines);
        }
        catch (StrategyDisqualifiedException) when (source.Types.Count > 0 && source.Members.Count > 0)
        {
            if (TryCompileNested(source, lines) is { } nested) return nested;
            throw;
        }
    }

    private CompiledStrategy? TryCompileNested(ParsedSource source, SourceLines lines)
    {
        try
        {
            return Compile(StrategyLayout.Nested(source), lines);
        }
        catch (StrategyDisqualifiedException)
        {
            return null; // the first layout's errors are the ones that make sense to the author
        }
    }

    private CompiledStrategy Compile(StrategyLayout layout, SourceLines lines)
    {
        RefuseBrokenSyntax(layout, lines);
        var entryPoint = EntryPoint.Find(layout, lines);
        var compilation = common.AddSyntaxTrees(layout.Texts.Select(text => text.Tree));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw errors.Disqualification(result.Diagnostics, layout, lines);

        entryPoint.Check(compilation);
        return new CompiledStrategy(image.ToArray(), entryPoint, compilation, layout, lines);
    }

    private void RefuseBrokenSyntax(StrategyLayout layout, SourceLines lines)
    {
        if (layout.StrayBrace is { } position) throw StrayBrace(lines.At(position));

        var broken = layout.Texts.SelectMany(text => text.Tree.GetDiagnostics()).ToArray();
        if (broken.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) throw errors.Disqualification(broken, layout, lines);
    }

    private static StrategyDisqualifiedException TooLong() => new(
        DisqualificationReason.TooComplex, $"The source has more than {StrategySource.MaxLength / 1024} KB; shorten it.");

    private static StrategyDisqualifiedException StrayBrace((int Line, int Column) place) => new(
        DisqualificationReason.CompileError,
        $"Line {place.Line}, column {place.Column}: This brace closes nothing.",
        new CodeError(place.Line, place.Column, "CS1022", "This brace closes nothing."));

    private static void RefuseNamespace(ParsedSource source, SourceLines lines)
    {
        if (source.Namespace is not { } position) return;

        var (line, column) = lines.At(position);
        const string Message = "A strategy may not declare a namespace.";
        const string Hint = "Remove the namespace line";
        throw new StrategyDisqualifiedException(
            DisqualificationReason.ForbiddenApi,
            $"Line {line}, column {column}: {Message} {Hint}.",
            new CodeError(line, column, null, Message, Hint));
    }
}
