using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>The return must be worth its risk; without a Sharpe ratio there was no risk taken, so nothing to judge.</summary>
internal sealed class SharpeRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure sharpe = new("sharpe", "sharpe", "Sharpe ratio", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) =>
        performance.Sharpe is { } value ? sharpe.Judge(value) : sharpe.Reject("the equity did not vary");
}
