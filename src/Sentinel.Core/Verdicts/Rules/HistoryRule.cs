using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>Annualised figures of a short window are noise: the better the verdict, the more real bars it takes; made-up hours are no history.</summary>
internal sealed class HistoryRule(GradeLimits limits, int filledBars) : IVerdictRule
{
    private readonly GradedFigure bars = new("history", "bars", filledBars == 0 ? "Number of bars" : "Number of bars without filled ones", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var real = performance.Bars - filledBars;
        return filledBars > real
            ? new VerdictReason("history", Verdict.Reject, "bars", real, limits.Poor, $"Only {real} of {performance.Bars} bars are real; the others stand for hours without trades.")
            : bars.Judge(real);
    }
}
