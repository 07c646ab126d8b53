using Sentinel.Core.Backtesting;
using Sentinel.Core.Metrics;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>The main path: bars and strategy in, targets, equity, performance and verdict out.</summary>
public sealed class BacktestPipeline(
    IPriceStore prices, IStrategyRunner runner, VerdictPolicy policy, Confirmation confirmation, TimeProvider time)
{
    /// <summary>Runs one request to its outcome; the strategy's failures are outcomes, ours are exceptions.</summary>
    /// <exception cref="NoPricesException">No bar is stored for the window of the request.</exception>
    /// <exception cref="StrategyRunnerFaultException">The runner itself failed; another try may succeed.</exception>
    public Task<BacktestOutcome> Run(BacktestRequest request, CancellationToken cancellationToken) =>
        Run(request, subject: null, cancellationToken);

    /// <summary>The same for an accepted backtest, whose runner can then say what it is doing.</summary>
    /// <inheritdoc cref="Run(BacktestRequest, CancellationToken)" path="/exception"/>
    public Task<BacktestOutcome> Run(Backtest backtest, CancellationToken cancellationToken) =>
        Run(backtest.Request, new RunSubject(RunKind.Backtest, backtest.Id, backtest.Request.Name), cancellationToken);

    private async Task<BacktestOutcome> Run(BacktestRequest request, RunSubject? subject, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var bars = request.BarsOf(await prices.Read(request.Symbol, cancellationToken));
        if (bars.Window.Count == 0) throw new NoPricesException(request.Symbol, request.From, request.To);

        var run = new StrategyRun(request.StrategyCode, bars.Given, request.Parameters, request.Priority) { Subject = subject };
        var end = await runner.Run(run, cancellationToken);
        var outcome = end switch
        {
            StrategyOutcome.Completed completed => await Confirmed(run, bars, completed, Judge(request, bars, completed, startedAt), cancellationToken),
            StrategyOutcome.Disqualified disqualified => Disqualify(bars, disqualified, startedAt),
            var unknown => throw new StrategyRunnerFaultException($"The runner answered with an unknown outcome: {unknown.GetType().Name}."),
        };
        return outcome with { Notes = [.. StrategySource.Parse(request.StrategyCode).Notes, .. end.Notes] };
    }

    // The times stay those of the first run.
    private async Task<BacktestOutcome> Confirmed(
        StrategyRun run, BacktestBars bars, StrategyOutcome.Completed first, BacktestOutcome judged, CancellationToken cancellationToken) =>
        await confirmation.Objection(run, first, judged.Verdict, cancellationToken) is { } objection
            ? Disqualify(bars, objection with { CompileTime = first.CompileTime, RunTime = first.RunTime }, judged.StartedAt)
            : judged with { FinishedAt = time.GetUtcNow() };

    private BacktestOutcome Judge(
        BacktestRequest request, BacktestBars bars, StrategyOutcome.Completed run, DateTimeOffset startedAt)
    {
        var window = bars.Window;
        var targets = bars.TargetsOf(run.Targets);
        var simulation = BacktestEngine.Run(window, targets, request.Costs, request.InitialCapital);
        var performance = PerformanceReport.Of(window, simulation, request.Costs, policy.LeastTradeWeight);
        var judgement = policy.Judge(performance, window.Filled);
        var use = ParameterUse.Of(request.Parameters.Keys, run.ParametersRead);

        return new BacktestOutcome
        {
            Message = $"{judgement.Verdict}: {judgement.Reasons[0].Message} {use?.Warning}".TrimEnd(),
            Verdict = judgement.Verdict,
            VerdictReasons = judgement.Reasons,
            SignalHash = SignalHash.Of(targets),
            ParametersRead = use?.Read,
            ParametersUnread = use?.Unread ?? [],
            Performance = performance,
            Preview = BacktestPreview.Of(window, targets, simulation.Equity),
            Data = BacktestData.Of(bars),
            StartedAt = startedAt,
            FinishedAt = time.GetUtcNow(),
            CompileTime = run.CompileTime,
            RunTime = run.RunTime,
        };
    }

    private BacktestOutcome Disqualify(BacktestBars bars, StrategyOutcome.Disqualified run, DateTimeOffset startedAt) => new()
    {
        Message = run.Message,
        ReasonCode = run.Reason,
        Errors = run.Errors,
        Verdict = Verdict.Reject,
        VerdictReasons = [new VerdictReason("disqualified", Verdict.Reject, null, null, null, run.Message)],
        Data = BacktestData.Of(bars),
        StartedAt = startedAt,
        FinishedAt = time.GetUtcNow(),
        CompileTime = run.CompileTime,
        RunTime = run.RunTime,
    };
}
