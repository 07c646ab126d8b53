using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Compiler.Source;
using Sentinel.Core.Strategies;

namespace Sentinel.Compiler;

/// <summary>Turns a strategy's text into an assembly, with Roslyn.</summary>
internal sealed class StrategyCompiler : IStrategyCompiler
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

    // Most strategies never throw; of one that does the symbols are made from what was built last.
    private (string Code, StrategyBuild Build)? last;

    private StrategyCompiler(IEnumerable<MetadataReference> references, ForbiddenNames names, SourceWall? wall)
    {
        common = CSharpCompilation.Create(AssemblyName(new string('0', HashLength)), [CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)], references, Options);
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

    /// <inheritdoc/>
    public CompiledStrategy Compile(string strategyCode, CancellationToken stop = default)
    {
        var build = Build(strategyCode, stop);
        last = (strategyCode, build);
        return new CompiledStrategy(build.Image, AssemblyName(CodeHash.Of(strategyCode)), AssemblyShape.Of(build), build.EntryPoint.Line, build.EntryPoint.Column, build.Notes);
    }

    /// <inheritdoc/>
    public (int Line, int Column)? PlaceOf(string strategyCode, int methodToken, int offset)
    {
        if (last?.Code != strategyCode) _ = Compile(strategyCode);
        return StrategySymbols.Of(last!.Value.Build)?.PlaceOf(methodToken, offset);
    }

    /// <inheritdoc/>
    public void Forget() => last = null;

    /// <summary>The same, with all that the compiler knows of it. What does not compile as it was sent may do so once escapes are undone that only its way here can have put there.</summary>
    public StrategyBuild Build(string strategyCode, CancellationToken stop = default)
    {
        if (Encoding.UTF8.GetByteCount(strategyCode) > StrategySource.MaxLength) throw TooLong();

        try
        {
            return BuildText(strategyCode, undone: null, stop);
        }
        catch (StrategyDisqualifiedException) when (UndoneText.Of(strategyCode) is { } undone)
        {
            return BuildUndone(undone, stop) with { Notes = undone.Notes };
        }
        catch (StrategyDisqualifiedException failure) when (failure.Outcome is { Reason: DisqualificationReason.CompileError, Errors.Count: > 0 } && MarksIn(strategyCode) is { } marks)
        {
            throw Complaint.Together([marks]);
        }
    }

    // All have one length, and no identifier in a strategy can be equal to one.
    private static string AssemblyName(string codeHash) => $"strategy-{codeHash[..HashLength]}";

    private StrategyBuild BuildUndone(UndoneText undone, CancellationToken stop)
    {
        try
        {
            return BuildText(undone.Text, undone, stop);
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

    private StrategyBuild BuildText(string strategyCode, UndoneText? undone, CancellationToken stop)
    {
        var text = CodeIn(strategyCode);
        var lines = new SourceLines(text, undone);
        var refused = new List<Complaint>();
        var source = Parse(text, lines, refused);
        return Build(source, lines, refused, stop);
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

    private StrategyBuild Build(ParsedSource source, SourceLines lines, List<Complaint> refused, CancellationToken stop)
    {
        try
        {
            return Build(StrategyLayout.Hoisted(source), source, lines, refused, stop);
        }
        catch (StrategyDisqualifiedException) when (refused.Count == 0 && source.Types.Count > 0 && source.Members.Count > 0)
        {
            if (TryBuildNested(source, lines, stop) is { } nested) return nested;
            throw;
        }
    }

    private StrategyBuild? TryBuildNested(ParsedSource source, SourceLines lines, CancellationToken stop)
    {
        try
        {
            return Build(StrategyLayout.Nested(source), source, lines, [], stop);
        }
        catch (StrategyDisqualifiedException)
        {
            return null; // the first layout's errors are the ones that make sense to the author
        }
    }

    private StrategyBuild Build(StrategyLayout layout, ParsedSource source, SourceLines lines, IReadOnlyList<Complaint> refused, CancellationToken stop)
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
        return new StrategyBuild(bytes, entryPoint, entryPoint.OwnerIn(compilation), compilation, layout, lines);
    }

    private static StrategyDisqualifiedException TooLong() => new(
        DisqualificationReason.TooComplex, $"The source has more than {StrategySource.MaxLength / 1024} KB; shorten it.");
}
