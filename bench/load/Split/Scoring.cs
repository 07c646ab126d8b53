using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Verdicts;

namespace Sentinel.Load.Split;

/// <summary>The part of the pipeline that comes after the run.</summary>
internal sealed class Scoring
{
    private readonly KnownTargets runner = new();
    private readonly BacktestPipeline pipeline;

    public Scoring(IPriceStore prices) => pipeline = new BacktestPipeline(
        prices, runner, new VerdictPolicy(new VerdictOptions()), new Confirmation(runner, new ConfirmationOptions()), TimeProvider.System);

    public TimeSpan Used { get; private set; }

    public void Reset() => Used = default;

    /// <summary>The outcome of a strategy that returned these targets.</summary>
    public BacktestOutcome Judge(BacktestRequest request, double[] targets)
    {
        runner.Next = targets;
        var start = ThreadClock.Now;
        var judging = pipeline.Run(request, CancellationToken.None);
        Used += ThreadClock.Now - start;
        return judging.GetAwaiter().GetResult();
    }
}
