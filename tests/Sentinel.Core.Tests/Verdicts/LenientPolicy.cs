using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Tests.Verdicts;

/// <summary>Limits that whatever completes meets.</summary>
internal static class LenientPolicy
{
    private static readonly GradeLimits Any = new(-1e9, -1e9, -1e9, -1e9);

    public static VerdictPolicy Create() => new(new VerdictOptions
    {
        History = Any,
        ClosedTrades = Any,
        TotalReturnAbove = -2,
        Sharpe = Any,
        MaxDrawdown = Any,
        ProfitFactor = Any,
        BestBehindBenchmark = Verdict.Excellent,
    });
}
