using System.Globalization;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A strategy must return more than buying and holding at the same costs, or its verdict is capped.</summary>
internal sealed class BenchmarkRule(Verdict bestBehind) : IVerdictRule
{
    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var (value, limit) = (performance.TotalReturn, performance.BuyAndHoldReturn);
        var (verdict, relation) = value > limit ? (Verdict.Excellent, "is above") : (bestBehind, "is not above");
        var message = string.Create(
            CultureInfo.InvariantCulture, $"Total return {value:0.####} {relation} {limit:0.####}, that of buying and holding.");
        return new VerdictReason("benchmark", verdict, "total_return", value, limit, message);
    }
}
