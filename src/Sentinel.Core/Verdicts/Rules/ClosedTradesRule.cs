using System.Globalization;
using Sentinel.Core.Metrics;

namespace Sentinel.Core.Verdicts.Rules;

/// <summary>A few trades prove nothing, and dust is no trade: the better the verdict, the more closed trades of a size it takes.</summary>
/// <remarks>A part of a position that was closed counts as that part of a trade, so a strategy need not be flat to be judged.</remarks>
internal sealed class ClosedTradesRule(GradeLimits limits, double leastWeight) : IVerdictRule
{
    private readonly GradedFigure trades = new("closed_trades", "effective_trades", "Number of effective trades", limits);

    /// <inheritdoc/>
    public VerdictReason Judge(PerformanceReport performance)
    {
        var counted = performance.CountedTrades ?? performance.Trades;
        var parts = Math.Max(0, (performance.CountedLegs ?? 0) - counted);
        var effective = performance.EffectiveTrades ?? counted;
        var reason = trades.Judge(effective);
        return reason with
        {
            Message = reason.Message + NeverFlat(performance) + Parts(parts) + Smaller(counted, parts, effective) + NotCounted(performance.Trades - counted),
        };
    }

    private static string NeverFlat(PerformanceReport performance) => performance is { Trades: 0, Fills: > 0 }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $" No trade was closed: {performance.Fills} fill{(performance.Fills == 1 ? "" : "s")} with a turnover of {performance.Turnover:0.##} made the position larger or smaller and never ended it.")
        : "";

    private static string Parts(int parts) => parts == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Of a position that went on, a part was closed {parts} times, which counts as that part of a trade.");

    private static string Smaller(int counted, int parts, int effective) => counted == effective || parts > 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" The {counted} closed trades that count add up to no more of the size that made the money.");

    private string NotCounted(int trades) => trades == 0
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture, $" {trades} closed trades do not count: below {leastWeight:0.####} of equity, or without a result.");
}
