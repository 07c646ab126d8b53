using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Core.Strategies;

namespace Sentinel.Load.Floor;

/// <summary>Source to assembly, as whoever trusts all strategies would write it: one common compilation, one tree, no symbols, no warnings.</summary>
internal sealed class BareCompiler
{
    private const string Usings = """
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
        concurrentBuild: false);

    private readonly CSharpCompilation common =
        CSharpCompilation.Create("strategy", [CSharpSyntaxTree.ParseText(Usings, ParseOptions)], References(), Options);

    /// <summary>The assembly of a compilation unit.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public MemoryStream Compile(string unit)
    {
        var image = new MemoryStream();
        var result = common.AddSyntaxTrees(CSharpSyntaxTree.ParseText(unit, ParseOptions)).Emit(image);
        if (!result.Success) throw new InvalidOperationException($"{result.Diagnostics.First(error => error.Severity == DiagnosticSeverity.Error)}\n{unit}");

        image.Position = 0;
        return image;
    }

    /// <summary>The base library as the reference pack has it, and the strategy API.</summary>
    public static IEnumerable<MetadataReference> References()
    {
        var assembly = typeof(BareCompiler).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(name => MetadataReference.CreateFromStream(assembly.GetManifestResourceStream(name)!))
            .Append(MetadataReference.CreateFromFile(typeof(Bars).Assembly.Location));
    }
}
