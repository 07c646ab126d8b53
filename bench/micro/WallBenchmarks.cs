using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;

namespace Sentinel.Benchmarks;

/// <summary>What the source wall costs: the same strategy compiled behind it, and without it against the whole reference pack.</summary>
[MemoryDiagnoser]
public class WallBenchmarks
{
    private readonly StrategyCompiler guarded = StrategyCompiler.Guarded();
    private readonly StrategyCompiler unguarded = StrategyCompiler.Unguarded(WholeReferences());
    private string source = "";
    private int variant;

    [Params("sma_24_72_long_flat", "donchian_breakout", "ema_crossover_parameters")]
    public string Sample { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => source = File.ReadAllText(RepositoryFolder.Find($"samples/strategies/{Sample}.cs"));

    [Benchmark(Baseline = true)]
    public int Unguarded() => unguarded.Compile(NextVariant()).Image.Length;

    [Benchmark]
    public int Guarded() => guarded.Compile(NextVariant()).Image.Length;

    private string NextVariant() => $"{source}\nconst int Variant = {variant++};";

    private static IEnumerable<MetadataReference> WholeReferences()
    {
        var assembly = typeof(WallBenchmarks).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(name => MetadataReference.CreateFromStream(assembly.GetManifestResourceStream(name)!))
            .Append(MetadataReference.CreateFromFile(typeof(Bars).Assembly.Location));
    }
}
