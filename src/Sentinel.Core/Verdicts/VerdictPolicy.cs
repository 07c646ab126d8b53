using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts;

/// <summary>Judges a performance by every rule; the worst that any rule allows is the verdict.</summary>
public sealed class VerdictPolicy
{
    /// <summary>The verdict on a performance, and why.</summary>
    public Judgement Judge(PerformanceReport performance) => throw new NotImplementedException(performance.ToString());
}
