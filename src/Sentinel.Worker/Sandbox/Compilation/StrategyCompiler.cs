using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Source;

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

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        generalDiagnosticOption: ReportDiagnostic.Suppress,
        nullableContextOptions: NullableContextOptions.Annotations,
        deterministic: true,
        concurrentBuild: false);

    // Every strategy's compilation is derived from this one, which shares what was read of the references.
    private readonly CSharpCompilation common;
    private readonly CompilerErrors errors;
    private readonly SourceWall? wall;

    private StrategyCompiler(IEnumerable<MetadataReference> references, ForbiddenNames names, SourceWall? wall)
    {
        common = CSharpCompilation.Create(AssemblyName(0), [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)], references, Options);
        errors = new CompilerErrors(names);
        this.wall = wall;
    }

    /// <summary>A compiler behind the source wall.</summary>
    public static StrategyCompiler Guarded()
    {
        var names = ForbiddenNames.Load();
        return new StrategyCompiler(ReferenceAssemblies.Load(), names, new SourceWall(names));
    }

    /// <summary>A compiler that lets everything pass, to measure the wall by and to try what is behind it.</summary>
    public static StrategyCompiler Unguarded(IEnumerable<MetadataReference> references) => new(references, ForbiddenNames.Load(), wall: null);

    /// <summary>The name of an assembly; all have one length, and no identifier in a strategy can be equal to it.</summary>
    public static string AssemblyName(int number) => $"strategy-{number:x8}";

    /// <summary>Compiles a strategy as it was sent, with or without fences and prose around the code.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is not a strategy, says what it may not, or does not compile.</exception>
    public CompiledStrategy Compile(string strategyCode)
    {
        var text = CodeIn(strategyCode);
        var lines = new SourceLines(text);
        var source = Parse(text, lines);
        if (!source.Mentions(EntryPoint.Name)) throw EntryPoint.Missing();

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

    private static string CodeIn(string strategyCode)
    {
        if (Encoding.UTF8.GetByteCount(strategyCode) > StrategySource.MaxLength) throw TooLong();

        var source = StrategySource.Parse(strategyCode);
        if (source.Error is not { } error) return source.Text;

        throw new StrategyDisqualifiedException(DisqualificationReason.CompileError, $"Line {error.Line}: {error.Message} {error.Hint}", error);
    }

    private ParsedSource Parse(string text, SourceLines lines)
    {
        if (wall is not null) SourceWall.CheckText(text, lines);
        var tokens = SyntaxFactory.ParseTokens(text, options: ParseOptions).ToArray();
        wall?.CheckTokens(tokens, lines);
        var source = new ParsedSource(text, tokens, ParseOptions);
        wall?.CheckDirectives(source.Directives, lines);
        return source;
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
        wall?.CheckSyntax(layout, lines);
        var entryPoint = EntryPoint.Find(layout, lines);
        var compilation = common.AddSyntaxTrees(layout.Texts.Select(text => text.Tree));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw errors.Disqualification(result.Diagnostics, layout, lines, compilation);

        entryPoint.Check(compilation);
        var bytes = image.ToArray();
        wall?.CheckAssembly(bytes);
        return new CompiledStrategy(bytes, entryPoint, compilation, layout, lines);
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
}
