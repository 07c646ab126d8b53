using Sentinel.Compiler;
using Sentinel.Load.Floor;
using Sentinel.Load.Split;
using Sentinel.Load.Strategies;

namespace Sentinel.Load.Walls;

/// <summary>What the source wall costs: each strategy is compiled behind it and without it, one right after the other.</summary>
/// <remarks>A benchmark that measures first the one and then the other takes the machine's moods for the difference: it is smaller than they are.</remarks>
internal sealed class WallRun(IReadOnlyList<GeneratedStrategy> strategies)
{
    private readonly StrategyCompiler guarded = StrategyCompiler.Guarded();
    private readonly StrategyCompiler unguarded = StrategyCompiler.Unguarded(BareCompiler.References());
    private readonly Effort withWall = new();
    private readonly Effort without = new();

    /// <summary>Compiles until all is warm, then measures so many rounds over all strategies.</summary>
    public WallCost Run(int rounds)
    {
        Round();
        Round();
        return new WallCost([.. Enumerable.Range(0, rounds).Select(_ => Round())]);
    }

    private WallCost.Round Round()
    {
        withWall.Reset();
        without.Reset();
        for (var i = 0; i < strategies.Count; i++)
        {
            // Whoever comes second finds the caches warm: the two take turns.
            if (i % 2 == 0) withWall.Add(guarded, strategies[i].Code);
            without.Add(unguarded, strategies[i].Code);
            if (i % 2 != 0) withWall.Add(guarded, strategies[i].Code);
        }

        return new WallCost.Round(withWall.Cpu / strategies.Count, without.Cpu / strategies.Count, (double)withWall.Allocated / without.Allocated);
    }

    private sealed class Effort
    {
        public TimeSpan Cpu { get; private set; }

        public long Allocated { get; private set; }

        public void Reset() => (Cpu, Allocated) = (default, 0);

        public void Add(StrategyCompiler compiler, string code)
        {
            var (start, allocated) = (ThreadClock.Now, GC.GetAllocatedBytesForCurrentThread());
            compiler.Compile(code);
            Cpu += ThreadClock.Now - start;
            Allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
    }
}
