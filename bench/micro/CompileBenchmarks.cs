using BenchmarkDotNet.Attributes;
using Sentinel.Compiler;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;

namespace Sentinel.Benchmarks;

/// <summary>Source text to identity, and to an assembly in memory.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private readonly StrategyCompiler compiler = StrategyCompiler.Guarded();
    private string source = "";
    private int variant;

    [Params("sma_24_72_long_flat", "ema_crossover_parameters")]
    public string Sample { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => source = File.ReadAllText(RepositoryFolder.Find($"samples/strategies/{Sample}.cs"));

    [Benchmark(Baseline = true)]
    public int Compile() => compiler.Compile($"{source}\nconst int Variant = {variant++};").Image.Length;

    [Benchmark]
    public string Hash() => CodeHash.Of(source);
}
