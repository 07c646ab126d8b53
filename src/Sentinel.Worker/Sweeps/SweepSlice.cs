using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Worker.Sweeps;

/// <summary>Runs some points of a sweep, as many at once as there are runners.</summary>
internal sealed class SweepSlice(SweepPipeline pipeline, RunnerPool runners)
{
    /// <summary>The outcomes, or why the code was refused as a whole; then no further point is begun.</summary>
    public async Task<(IReadOnlyList<SweepPoint> Points, StrategyOutcome.Disqualified? Refusal)> Run(
        Sweep sweep, BacktestBars bars, IReadOnlyList<int> indices, CancellationToken cancellationToken)
    {
        var points = new SweepPoint[indices.Count];
        StrategyOutcome.Disqualified? refusal = null;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(runners.Count, 1), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, points.Length, parallel, async (i, stop) =>
        {
            // Those that run already are let go on: to cancel them would kill their runners.
            if (Volatile.Read(ref refusal) is not null) return;

            var outcome = await pipeline.Run(sweep, bars, indices[i], stop);
            if (outcome is StrategyOutcome.Disqualified { IsRefusal: true } refused) Volatile.Write(ref refusal, refused);
            else points[i] = await pipeline.Judge(sweep, bars, indices[i], outcome, stop);
        });
        return (points, refusal);
    }
}
