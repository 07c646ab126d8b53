using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>Annualised figures of a short window are noise: the better the verdict, the more bars it takes.</summary>
internal sealed class HistoryRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure bars = new("history", "bars", "Number of bars", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance) => bars.Judge(performance.Bars);
}
