using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Strategies;

/// <summary>One of <c>samples/strategies</c> or a strategy like them, compiled against no more than a strategy is given.</summary>
internal static class SampleStrategy
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using Sentinel.Core.Prices; using Sentinel.Core.Strategies;
        """;

    private static readonly string[] ReferenceNames =
        ["System.Private.CoreLib", "System.Runtime", "System.Linq", "System.Collections", "Sentinel.Core"];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => ReferenceNames.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static TheoryData<string> Names { get; } =
        [.. Directory.GetFiles(RepositoryFolder.Find("samples/strategies"), "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    public static double[] Run(string name, Bars bars, Parameters parameters) =>
        RunCode(File.ReadAllText(RepositoryFolder.Find($"samples/strategies/{name}.cs")), bars, parameters);

    public static double[] RunCode(string code, Bars bars, Parameters parameters)
    {
        var strategy = Compile($"{Usings} class Strategy {{ {code} }}").CreateInstance("Strategy")!;
        var method = strategy.GetType().GetMethod("GenerateSignals", BindingFlags.NonPublic | BindingFlags.Instance)!;
        object[] given = method.GetParameters().Length == 1 ? [bars] : [bars, parameters];
        return (double[])method.Invoke(strategy, given)!;
    }

    private static Assembly Compile(string code)
    {
        var compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(code)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return Assembly.Load(image.ToArray());
    }
}
