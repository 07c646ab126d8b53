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

    private const int HashLength = 32;

    // More than are named; each is compared with each error of the compiler.
    private const int MostRefusals = 100;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    // With "debug+" an optimised build keeps statements apart, so that the line of an exception can be told; only a command line can ask for it.
    private static readonly CSharpCompilationOptions Options = CSharpCommandLineParser.Default
        .Parse(["/target:library", "/optimize+", "/debug+", "/deterministic+"], baseDirectory: null, sdkDirectory: null)
        .CompilationOptions
        .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
        .WithNullableContextOptions(NullableContextOptions.Annotations)
        .WithConcurrentBuild(false);

    // Every strategy's compilation is derived from this one, which shares what was read of the references.
    private readonly CSharpCompilation common;
    private readonly CompilerErrors errors;
    private readonly SourceWall? wall;
    private readonly CompileLimit? limit;

    private StrategyCompiler(IEnumerable<MetadataReference> references, ForbiddenNames names, SourceWall? wall, CompileLimit? limit)
    {
        common = CSharpCompilation.Create(AssemblyName(new string('0', HashLength)), [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)], references, Options);
        errors = new CompilerErrors(names);
        (this.wall, this.limit) = (wall, limit);
    }

    /// <summary>A compiler behind the source wall.</summary>
    /// <param name="limit">How long it may take for one strategy, for somebody who looks; null: as long as it takes.</param>
    public static StrategyCompiler Guarded(CompileLimit? limit = null)
    {
        var names = ForbiddenNames.Load();
        return new StrategyCompiler(ReferenceAssemblies.Load(), names, new SourceWall(names), limit);
    }

    /// <summary>A compiler that lets everything pass, to measure the wall by and to try what is behind it.</summary>
    public static StrategyCompiler Unguarded(IEnumerable<MetadataReference> references) => new(references, ForbiddenNames.Load(), wall: null, limit: null);

    /// <summary>Compiles a strategy as it was sent, with or without fences and prose around the code.</summary>
    /// <exception cref="StrategyDisqualifiedException">It is not a strategy, says what it may not, does not compile, or takes too long to.</exception>
    /// <exception cref="InsufficientExecutionStackException">It is nested deeper than the compiler can descend.</exception>
    /// <exception cref="OutOfMemoryException">The compiler needs more memory for it than there is.</exception>
    /// <remarks>Any other exception is a fault of the compiler or of ours, and no strategy's.</remarks>
    public CompiledStrategy Compile(string strategyCode)
    {
        if (limit is null) return Compile(strategyCode, CancellationToken.None);

        var stop = limit.Begin();
        try
        {
            var compiled = Compile(strategyCode, stop);
            stop.ThrowIfCancellationRequested(); // a compiler that did not heed it is none the quicker
            return compiled;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw limit.Reached;
        }
        finally
        {
            limit.End();
        }
    }

    // All have one length, and no identifier in a strategy can be equal to one.
    private static string AssemblyName(string codeHash) => $"strategy-{codeHash[..HashLength]}";

    // What does not compile as it was sent may do so once escapes are undone that only its way here can have put there.
    private CompiledStrategy Compile(string strategyCode, CancellationToken stop)
    {
        if (Encoding.UTF8.GetByteCount(strategyCode) > StrategySource.MaxLength) throw TooLong();

        try
        {
            return CompileText(strategyCode, undone: null, stop) with { Name = AssemblyName(CodeHash.Of(strategyCode)) };
        }
        catch (StrategyDisqualifiedException) when (UndoneText.Of(strategyCode) is { } undone)
        {
            return CompileUndone(undone, stop) with { Name = AssemblyName(CodeHash.Of(strategyCode)), Notes = undone.Notes };
        }
        catch (StrategyDisqualifiedException failure) when (failure.Outcome is { Reason: DisqualificationReason.CompileError, Errors.Count: > 0 } && MarksIn(strategyCode) is { } marks)
        {
            throw Complaint.Together([marks]);
        }
    }

    private CompiledStrategy CompileUndone(UndoneText undone, CancellationToken stop)
    {
        try
        {
            return CompileText(undone.Text, undone, stop);
        }
        catch (StrategyDisqualifiedException failure)
        {
            throw failure.After(undone.Complaint);
        }
    }

    private static Complaint? MarksIn(string strategyCode)
    {
        var code = StrategySource.Parse(strategyCode).Text;
        return LineNumbers.ComplaintIn(code) ?? DiffMarkers.ComplaintIn(code);
    }

    private CompiledStrategy CompileText(string strategyCode, UndoneText? undone, CancellationToken stop)
    {
        var text = CodeIn(strategyCode);
        var lines = new SourceLines(text, undone);
        var refused = new List<Complaint>();
        var source = Parse(text, lines, refused);
        return Compile(source, lines, refused, stop);
    }

    private static string CodeIn(string strategyCode)
    {
        var source = StrategySource.Parse(strategyCode);
        if (source.Error is not { } error) return source.Text;

        throw new StrategyDisqualifiedException(DisqualificationReason.CompileError, $"Line {error.Line}: {error.Message} {error.Hint}", error);
    }

    private ParsedSource Parse(string text, SourceLines lines, List<Complaint> refused)
    {
        if (wall is not null) refused.AddRange(SourceWall.CheckText(text, lines));
        var tokens = Tokens(text);
        if (wall is not null) SourceWall.CheckTokens(tokens, lines);

        var plain = Namespaces.LeftOut(text, tokens);
        if (plain != text) tokens = Tokens(plain);
        var source = new ParsedSource(plain, tokens, ParseOptions);
        if (wall is not null) refused.AddRange([.. wall.KeywordsIn(tokens, lines), .. wall.DirectivesIn(source.Directives, lines)]);
        return source;
    }

    private static SyntaxToken[] Tokens(string text) => [.. SyntaxFactory.ParseTokens(text, options: ParseOptions)];

    private CompiledStrategy Compile(ParsedSource source, SourceLines lines, List<Complaint> refused, CancellationToken stop)
    {
        try
        {
            return Compile(StrategyLayout.Hoisted(source), source, lines, refused, stop);
        }
        catch (StrategyDisqualifiedException) when (refused.Count == 0 && source.Types.Count > 0 && source.Members.Count > 0)
        {
            if (TryCompileNested(source, lines, stop) is { } nested) return nested;
            throw;
        }
    }

    private CompiledStrategy? TryCompileNested(ParsedSource source, SourceLines lines, CancellationToken stop)
    {
        try
        {
            return Compile(StrategyLayout.Nested(source), source, lines, [], stop);
        }
        catch (StrategyDisqualifiedException)
        {
            return null; // the first layout's errors are the ones that make sense to the author
        }
    }

    private CompiledStrategy Compile(StrategyLayout layout, ParsedSource source, SourceLines lines, IReadOnlyList<Complaint> refused, CancellationToken stop)
    {
        var parts = wall is null ? [] : wall.ConstructsIn(layout, lines).Take(MostRefusals).ToArray();
        var known = new KnownFaults(errors, layout, lines, [.. refused, .. parts.Select(part => part.Complaint)], parts);
        var compilation = common.AddSyntaxTrees(layout.Texts.Select(text => text.Tree));
        var found = EntryPoint.FindAll(layout, lines);
        var mentions = source.Mentions(EntryPoint.Name);
        if (known.IsBrokenSyntax) throw mentions ? known.OfBrokenSyntax(compilation, found, stop) : EntryPoint.Missing([]);
        if (found is [] || known.IsRefused) throw known.OfRefusals(compilation, found, stop);

        var entryPoint = EntryPoint.Choose(found, compilation);
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: stop);
        if (!result.Success) throw known.OfCompiling(result.Diagnostics, compilation, entryPoint, stop);
        if (entryPoint.ComplaintIn(compilation) is { } complaint) throw known.OfContract(complaint, compilation);

        var bytes = image.ToArray();
        wall?.CheckAssembly(bytes);
        return new CompiledStrategy(bytes, compilation.AssemblyName!, entryPoint, entryPoint.OwnerIn(compilation), compilation, layout, lines);
    }

    private static StrategyDisqualifiedException TooLong() => new(
        DisqualificationReason.TooComplex, $"The source has more than {StrategySource.MaxLength / 1024} KB; shorten it.");
}
