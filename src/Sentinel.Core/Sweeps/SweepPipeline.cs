using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Sweeps;

/// <summary>The main path of a point: bars, strategy and parameters in, targets, equity and performance out.</summary>
public sealed class SweepPipeline(IPriceStore prices, IStrategyRunner runner, VerdictPolicy policy, Confirmation confirmation)
{
    /// <summary>The bars that all points of a sweep are run over: those it began with, though more may have come since.</summary>
    /// <exception cref="NoPricesException">No bar is stored for the window of the request.</exception>
    public async Task<BacktestBars> Bars(Sweep sweep, CancellationToken cancellationToken)
    {
        var request = sweep.Request.Common;
        var begun = sweep.Data is { } data ? request with { From = data.From, To = data.To?.AddSeconds(1), WarmupBars = data.WarmupBars } : request;
        var bars = begun.BarsOf(await prices.Read(request.Symbol, cancellationToken));
        return bars.Window.Count > 0 ? bars : throw new NoPricesException(request.Symbol, request.From, request.To);
    }

    /// <summary>What the strategy does at a point.</summary>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public Task<StrategyOutcome> Run(Sweep sweep, BacktestBars bars, int index, CancellationToken cancellationToken) =>
        runner.Run(RunOf(sweep, bars, index), cancellationToken);

    /// <summary>What comes of it, once another process came to the same where the verdict asks for that.</summary>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public async Task<SweepPoint> Judge(
        Sweep sweep, BacktestBars bars, int index, StrategyOutcome outcome, CancellationToken cancellationToken)
    {
        var point = Score(sweep.Request, bars, index, outcome);
        if (outcome is not StrategyOutcome.Completed completed) return point;

        var verdict = policy.Judge(point.Performance!, bars.Window.Filled).Verdict;
        return await confirmation.Objection(RunOf(sweep, bars, index), completed, verdict, cancellationToken) is { } objection
            ? Score(sweep.Request, bars, index, objection)
            : point;
    }

    /// <summary>What comes of it.</summary>
    public SweepPoint Score(SweepRequest request, BacktestBars bars, int index, StrategyOutcome outcome)
    {
        if (outcome is StrategyOutcome.Disqualified disqualified) return new SweepPoint(index, null, disqualified.Reason, disqualified.Message);

        var completed = (StrategyOutcome.Completed)outcome;
        var targets = bars.TargetsOf(completed.Targets);
        var simulation = BacktestEngine.Run(bars.Window, targets, request.Common.Costs, request.Common.InitialCapital);
        return new SweepPoint(index, PerformanceReport.Of(bars.Window, simulation, request.Common.Costs, policy.LeastTradeWeight))
        {
            SignalHash = SignalHash.Of(targets),
            ParametersRead = completed.ParametersRead,
        };
    }

    private static StrategyRun RunOf(Sweep sweep, BacktestBars bars, int index)
    {
        var (request, common) = (sweep.Request, sweep.Request.Common);
        var subject = new RunSubject(RunKind.Sweep, sweep.Id, common.Name);
        return new StrategyRun(common.StrategyCode, bars.Given, request.ParametersAt(index), common.Priority) { Subject = subject };
    }
}
