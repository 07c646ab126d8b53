using System.Globalization;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A few trades prove nothing, and dust is no trade: the better the verdict, the more closed trades of a size it takes.</summary>
internal sealed class ClosedTradesRule(GradeLimits limits, double leastWeight) : IVerdictRule
{
    private readonly GradedFigure trades = new("closed_trades", "effective_trades", "Number of effective trades", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var counted = performance.CountedTrades ?? performance.Trades;
        var effective = performance.EffectiveTrades ?? counted;
        var reason = trades.Judge(effective);
        return reason with { Message = reason.Message + Smaller(counted, effective) + NotCounted(performance.Trades - counted) };
    }

    private static string Smaller(int counted, int effective) => counted == effective
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" The {counted} closed trades that count add up to no more of the size that made the money.");

    private string NotCounted(int trades) => trades == 0
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture, $" {trades} closed trades do not count: below {leastWeight:0.####} of equity, or without a result.");
}
