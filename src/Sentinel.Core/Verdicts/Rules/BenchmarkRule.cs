using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A strategy must return more than buying and holding at the same costs, or its verdict is capped.</summary>
internal sealed class BenchmarkRule(Verdict bestBehind) : IVerdictRule
{
    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var comparison = new Comparison(performance.TotalReturn, performance.BuyAndHoldReturn);
        var (verdict, relation) = comparison.IsAbove ? (Verdict.Excellent, "is above") : (bestBehind, "is not above");
        var texts = comparison.Texts;
        var equal = comparison.IsEqual ? ", but equal to it" : "";
        return new VerdictReason(
            "benchmark", verdict, "total_return", comparison.Value, comparison.Limit,
            $"Total return {texts.Value} {relation} {texts.Limit}, that of buying and holding{equal}.");
    }
}
