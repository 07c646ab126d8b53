using BenchmarkDotNet.Attributes;
using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;

namespace Sentinel.Benchmarks;

/// <summary>Equity and trades to every metric of a report.</summary>
[MemoryDiagnoser]
public class MetricsBenchmarks
{
    private PriceSeries prices = null!;
    private Simulation simulation = null!;

    [Params(2_160, 61_000)]
    public int Bars { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        prices = Inputs.Prices(Bars);
        simulation = BacktestEngine.Run(prices, Inputs.Targets(Bars), new CostModel(), 10_000);
    }

    [Benchmark]
    public PerformanceReport Report() => PerformanceReport.Of(prices, simulation, new CostModel());
}
