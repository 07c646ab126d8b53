using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>Nobody holds a strategy through a fall that is too deep.</summary>
internal sealed class MaxDrawdownRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure drawdown = new("max_drawdown", "max_drawdown", "Deepest drawdown", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) => drawdown.Judge(performance.MaxDrawdown);
}
