using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>Closed trades must have earned more than they lost; winners without a single loser are no defect.</summary>
internal sealed class ProfitFactorRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure profitFactor = new("profit_factor", "profit_factor", "Profit factor", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) => performance switch
    {
        { ProfitFactor: { } value } => profitFactor.Judge(value),
        { AvgWinPnl: not null, AvgLossPnl: null } => WithoutLoser,
        _ => profitFactor.Reject("no closed trade won or lost"),
    };

    // How many winners there must be is for the rule on closed trades to say.
    private static VerdictReason WithoutLoser =>
        new("profit_factor", Verdict.Excellent, "profit_factor", null, null, "No closed trade lost, so the profit factor has no limit to meet.");
}
