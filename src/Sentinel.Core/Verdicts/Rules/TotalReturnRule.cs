using System.Globalization;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A strategy that did not earn anything net of costs is rejected.</summary>
internal sealed class TotalReturnRule(double limit) : IVerdictRule
{
    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var value = performance.TotalReturn;
        var (verdict, relation) = value > limit ? (Verdict.Excellent, "is above") : (Verdict.Reject, "is not above");
        var message = string.Create(
            CultureInfo.InvariantCulture, $"Total return {value:0.####}, net of costs, {relation} {limit:0.####}.");
        return new VerdictReason("total_return", verdict, "total_return", value, limit, message);
    }
}
