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
    public async Task<PriceSeries> Window(Sweep sweep, CancellationToken cancellationToken)
    {
        var request = sweep.Request.Common;
        var begun = request with { From = sweep.Data?.From ?? request.From, To = sweep.Data?.To?.AddSeconds(1) ?? request.To };
        var window = begun.BarsOf(await prices.Read(request.Symbol, cancellationToken));
        return window.Count > 0 ? window : throw new NoPricesException(request.Symbol, request.From, request.To);
    }

    /// <summary>What the strategy does at a point.</summary>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public Task<StrategyOutcome> Run(Sweep sweep, PriceSeries window, int index, CancellationToken cancellationToken) =>
        runner.Run(RunOf(sweep, window, index), cancellationToken);

    /// <summary>What comes of it, once another process came to the same where the verdict asks for that.</summary>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public async Task<SweepPoint> Judge(
        Sweep sweep, PriceSeries window, int index, StrategyOutcome outcome, CancellationToken cancellationToken)
    {
        var point = Score(sweep.Request, window, index, outcome);
        if (outcome is not StrategyOutcome.Completed completed) return point;

        var verdict = policy.Judge(point.Performance!, window.Filled).Verdict;
        return await confirmation.Objection(RunOf(sweep, window, index), completed, verdict, cancellationToken) is { } objection
            ? Score(sweep.Request, window, index, objection)
            : point;
    }

    /// <summary>What comes of it.</summary>
    public SweepPoint Score(SweepRequest request, PriceSeries window, int index, StrategyOutcome outcome)
    {
        if (outcome is StrategyOutcome.Disqualified disqualified) return new SweepPoint(index, null, disqualified.Reason, disqualified.Message);

        var targets = ((StrategyOutcome.Completed)outcome).Targets;
        var simulation = BacktestEngine.Run(window, targets, request.Common.Costs, request.Common.InitialCapital);
        return new SweepPoint(index, PerformanceReport.Of(window, simulation, request.Common.Costs, policy.LeastTradeWeight));
    }

    private static StrategyRun RunOf(Sweep sweep, PriceSeries window, int index)
    {
        var (request, common) = (sweep.Request, sweep.Request.Common);
        var subject = new RunSubject(RunKind.Sweep, sweep.Id, common.Name);
        return new StrategyRun(common.StrategyCode, window, request.ParametersAt(index), common.Priority) { Subject = subject };
    }
}
