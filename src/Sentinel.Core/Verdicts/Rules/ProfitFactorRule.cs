using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>What was closed must have earned more than it lost; winners without a single loser are no defect.</summary>
/// <remarks>Closed trades are judged, or legs where most of them closed only a part of a position, as with a strategy that is never flat.</remarks>
internal sealed class ProfitFactorRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure ofTrades = new("profit_factor", "profit_factor", "Profit factor", limits);
    private readonly GradedFigure ofLegs = new("profit_factor", "profit_factor_of_legs", "Profit factor of legs", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) => performance switch
    {
        { CountedLegs: { } legs, CountedTrades: { } trades } when legs > 2 * trades => JudgeLegs(performance.ProfitFactorOfLegs),
        { ProfitFactor: { } value } => ofTrades.Judge(value),
        { AvgWinPnl: not null, AvgLossPnl: null } => WithoutLoser(ofTrades, "closed trade"),
        _ => ofTrades.Reject("no closed trade won or lost"),
    };

    // A leg that counts has a result, so without a loser there is a winner.
    private VerdictReason JudgeLegs(double? profitFactor) => profitFactor is { } value ? ofLegs.Judge(value) : WithoutLoser(ofLegs, "leg");

    // How many winners there must be is for the rule on closed trades to say.
    private static VerdictReason WithoutLoser(GradedFigure figure, string what) =>
        new(figure.Rule, Verdict.Excellent, figure.Figure, null, null, $"No {what} lost, so the profit factor has no limit to meet.");
}
