using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>Annualised figures of a short window are noise: the better the verdict, the more real bars it takes; made-up hours are no history.</summary>
internal sealed class HistoryRule(GradeLimits limits) : IVerdictRule
{
    private readonly GradedFigure bars = new("history", "bars", "Number of bars", limits);
    private readonly GradedFigure realBars = new("history", "bars", "Number of bars without filled ones", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var real = performance.Bars - performance.FilledBars;
        return performance.FilledBars > real
            ? new VerdictReason("history", Verdict.Reject, "bars", real, limits.Poor, $"Only {real} of {performance.Bars} bars are real; the others stand for hours without trades.")
            : performance.FilledBars == 0 ? bars.Judge(real) : realBars.Judge(real);
    }
}
