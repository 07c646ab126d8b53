using System.ComponentModel.DataAnnotations;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts;

/// <summary>What a strategy must reach for each verdict. Section <c>Verdict</c>, checked at start-up.</summary>
/// <remarks>Every limit is the least value that the verdict asks for; higher limits are stricter everywhere.</remarks>
public sealed record VerdictOptions
{
    /// <summary>Bars in the window. Default 2,160 (90 days), 1,440, 720, 168 (a week).</summary>
    [Graded(1, 1_000_000)]
    public GradeLimits History { get; init; } = new(Excellent: 2_160, Good: 1_440, Average: 720, Poor: 168);

    /// <summary>
    /// Share of equity that a trade must have been worth to count as evidence, 0 to 1. Default 0.01: below it trades cost nothing, so any
    /// number of them can be made. A larger share leaves strategies of small positions without trades that count.
    /// </summary>
    [Range(0.0, 1.0)]
    public double LeastTradeWeight { get; init; } = CountedTrades.DefaultLeastWeight;

    /// <summary>Effective trades: closed ones that count, as so many of the size that made the money. Default 100, 50, 20, 10.</summary>
    [Graded(0, 1_000_000)]
    public GradeLimits ClosedTrades { get; init; } = new(Excellent: 100, Good: 50, Average: 20, Poor: 10);

    /// <summary>Return over the window, net of costs, that a strategy must exceed or be rejected, as a fraction. Default 0.</summary>
    [Range(-1.0, 1_000.0)]
    public double TotalReturnAbove { get; init; }

    /// <summary>Annualised Sharpe ratio. Default 2, 1.5, 1, 0.5.</summary>
    [Graded(-100, 100)]
    public GradeLimits Sharpe { get; init; } = new(Excellent: 2, Good: 1.5, Average: 1, Poor: 0.5);

    /// <summary>Deepest drawdown, -1 to 0. Default -0.15, -0.25, -0.35, -0.5.</summary>
    [Graded(-1, 0)]
    public GradeLimits MaxDrawdown { get; init; } = new(Excellent: -0.15, Good: -0.25, Average: -0.35, Poor: -0.5);

    /// <summary>Profits over losses of closed trades. Default 1.75, 1.4, 1.2, 1.</summary>
    [Graded(0, 1_000)]
    public GradeLimits ProfitFactor { get; init; } = new(Excellent: 1.75, Good: 1.4, Average: 1.2, Poor: 1);

    /// <summary>Best verdict for a strategy that returned no more than buying and holding did. Default good.</summary>
    [EnumDataType(typeof(Verdict))]
    public Verdict BestBehindBenchmark { get; init; } = Verdict.Good;
}
