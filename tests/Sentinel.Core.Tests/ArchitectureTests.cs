using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests;

/// <summary>A namespace of Core uses only those to its left: the compiler itself is asked what each name in the source means.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "Sentinel.Core";

    private static readonly string[] Order =
        ["Prices", "Strategies", "Backtesting", "Metrics", "Verdicts", "Idempotency", "Backtests", "Batches", "Sweeps", "Operations", "Faults", "Storage"];

    private static readonly IReadOnlyList<Use> Uses = FindUses();

    private sealed record Use(string From, string To, string Place);

    [Fact]
    public void No_namespace_of_the_core_uses_one_to_its_right()
    {
        var backward = Uses.Where(use => Array.IndexOf(Order, use.To) > Array.IndexOf(Order, use.From));

        Assert.Empty(backward.Select(use => $"{use.Place}: {use.From} uses {use.To}").Distinct());
    }

    [Fact]
    public void Every_namespace_of_the_core_has_its_place_in_the_order()
    {
        Assert.Empty(Uses.SelectMany(use => new[] { use.From, use.To }).Distinct().Except(Order));
    }

    [Fact]
    public void The_arrows_that_are_meant_to_be_are_seen()
    {
        var arrows = Uses.Select(use => (use.From, use.To)).ToHashSet();

        Assert.Contains(("Strategies", "Prices"), arrows);
        Assert.Contains(("Verdicts", "Metrics"), arrows);
        Assert.Contains(("Backtests", "Strategies"), arrows);
    }

    [Fact]
    public void No_type_sits_in_the_root_namespace()
    {
        Assert.DoesNotContain(typeof(Bar).Assembly.GetTypes(), type => type.Namespace == Root);
    }

    [Theory]
    [InlineData("MassTransit")]
    [InlineData("RabbitMQ")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.CodeAnalysis")]
    public void The_core_knows_no_broker_no_web_and_no_compiler(string prefix)
    {
        var references = typeof(Bar).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static Use[] FindUses()
    {
        var folder = RepositoryFolder.Find("src/Sentinel.Core");
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: Path.GetRelativePath(folder, file)))
            .ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != Root)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(Root, [.. trees, ImplicitUsings], references);

        return [.. trees.AsParallel().SelectMany(tree => FindUses(tree, compilation.GetSemanticModel(tree)))];
    }

    private static SyntaxTree ImplicitUsings => CSharpSyntaxTree.ParseText("""
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """);

    private static IEnumerable<Use> FindUses(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name).Symbol
        where symbol is not null and not INamespaceSymbol
        let source = NamespaceInCore(name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString())
        let target = NamespaceInCore(symbol.ContainingNamespace?.ToDisplayString())
        where source is not null && target is not null && source != target
        select new Use(source, target, $"{tree.FilePath}({name.GetLocation().GetLineSpan().StartLinePosition.Line + 1})");

    // The part behind Sentinel.Core; null for what is not ours.
    private static string? NamespaceInCore(string? name) =>
        name?.StartsWith(Root + ".", StringComparison.Ordinal) is true ? name[(Root.Length + 1)..].Split('.')[0] : null;
}
