using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A few trades prove nothing: the better the verdict, the more closed trades it takes.</summary>
internal sealed class ClosedTradesRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure trades = new("closed_trades", "trades", "Number of closed trades", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) => trades.Judge(performance.Trades);
}
