using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts;

/// <summary>One demand on a performance.</summary>
public interface IVerdictRule
{
    /// <summary>The best verdict that this rule allows, and why no better one.</summary>
    VerdictReason Judge(PerformanceReport performance);
}
