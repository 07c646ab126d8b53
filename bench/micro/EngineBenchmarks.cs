using BenchmarkDotNet.Attributes;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;

namespace Sentinel.Benchmarks;

/// <summary>Targets to equity, fills and trades.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private PriceSeries prices = null!;
    private double[] targets = [];

    [Params(2_160, 61_000)]
    public int Bars { get; set; }

    [GlobalSetup]
    public void SetUp() => (prices, targets) = (Inputs.Prices(Bars), Inputs.Targets(Bars));

    [Benchmark]
    public Simulation Run() => BacktestEngine.Run(prices, targets, new CostModel(), 10_000);
}
