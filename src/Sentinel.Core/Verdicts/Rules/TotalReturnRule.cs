using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A strategy that did not earn anything net of costs is rejected.</summary>
internal sealed class TotalReturnRule(double limit) : IVerdictRule
{
    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var comparison = new Comparison(performance.TotalReturn, limit);
        var (verdict, relation) = comparison.IsAbove ? (Verdict.Excellent, "is above") : (Verdict.Reject, "is not above");
        var texts = comparison.Texts;
        return new VerdictReason(
            "total_return", verdict, "total_return", performance.TotalReturn, limit,
            $"Total return {texts.Value}, net of costs, {relation} {texts.Limit}.");
    }
}
