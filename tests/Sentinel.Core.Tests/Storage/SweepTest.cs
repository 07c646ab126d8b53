using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>A test of sweeps with a folder of its own.</summary>
public abstract class SweepTest : StorageTest
{
    private protected static readonly BacktestData Data = new("BTC-USD", null, null, 3, "coinbase", "bars");

    private protected static readonly SweepGrid TwoByThree = new([new SweepAxis("fast", [6, 12]), new SweepAxis("slow", [24, 48, 72])]);

    private protected ISweepStore Sweeps => Storage.Sweeps;

    private protected static SweepRequest SweepOf(string code, SweepGrid? grid = null) =>
        new(Request(code), grid ?? TwoByThree, RankMetric.Default);

    private protected async Task<Guid> AcceptSweep(string code, bool rerun = false) =>
        (await Sweeps.Accept(SweepOf(code), rerun, barsHash: Outcomes.BarsHash, default)).Sweep.Id;

    private protected async Task<Guid> AcceptAndBegin(string code)
    {
        var id = await AcceptSweep(code);
        await Sweeps.Begin(id, Data, Time.Now, default);
        return id;
    }

    private protected Task<Sweep> Keep(Guid id, params int[] indices) =>
        Sweeps.KeepFirst(id, Data.Hash, [.. indices.Select(Completed)], default);

    private protected static SweepPoint Completed(int index) => new(index, Outcomes.Performance with { Sharpe = index });

    private protected static SweepPoint Disqualified(int index) =>
        new(index, null, DisqualificationReason.RuntimeException, "Line 2: DivideByZeroException");
}
