using BenchmarkDotNet.Attributes;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;

namespace Sentinel.Benchmarks;

/// <summary>The store over a real file with as many results in it, with as many callers as a busy system has.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks : IDisposable
{
    private const int Calls = 1_000;
    private const int InFlight = 64;

    private readonly TempFolder folder = new();
    private readonly List<Guid> finished = [];
    private TempStorage storage = null!;
    private Guid[] accepted = [];
    private int variant;

    [Params(1_000, 20_000)]
    public int Stored { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        storage = new TempStorage(folder);
        while (finished.Count < Stored)
        {
            AcceptMany().GetAwaiter().GetResult();
            KeepMany().GetAwaiter().GetResult();
            finished.AddRange(accepted);
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        storage.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task Accept() => AcceptMany();

    [IterationSetup(Target = nameof(KeepOutcome))]
    public void SetUpKeepOutcome() => AcceptMany().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task KeepOutcome() => KeepMany();

    [Benchmark]
    public Task<Backtest?> Find() => storage.Backtests.Find(finished[variant++ % finished.Count], default);

    [Benchmark]
    public Task<long?> FindRevision() => storage.Backtests.FindRevision(finished[variant++ % finished.Count], default);

    private async Task AcceptMany()
    {
        accepted = new Guid[Calls];
        await Each(async (i, stop) => accepted[i] = (await storage.Backtests.Accept(Request(), rerun: false, barsHash: "", stop)).Backtest.Id);
    }

    private Task KeepMany() =>
        Each(async (i, stop) => await storage.Backtests.KeepFirstOutcome(accepted[i], Outcomes.Success(signalHash: $"{accepted[i]}"), stop));

    private Task Each(Func<int, CancellationToken, ValueTask> call) =>
        Parallel.ForAsync(0, accepted.Length, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, call);

    private BacktestRequest Request() => new()
    {
        StrategyCode = $"double[] GenerateSignals(Bars bars) => bars.Close.Select(close => close > {Interlocked.Increment(ref variant)} ? 1.0 : 0).ToArray();",
    };
}
