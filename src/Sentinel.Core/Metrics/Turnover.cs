using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>How much was traded.</summary>
/// <remarks>
/// Purchases and sales both count: a position in the whole equity that is opened and closed is a turnover of 2.
/// R. C. Grinold and R. N. Kahn, "Active Portfolio Management", chapter on turnover and transaction costs, 2000.
/// </remarks>
/// <param name="Notional">Value of all fills in the quote currency, zero or more.</param>
/// <param name="Ratio">Sum of each fill's value over the equity before it, zero or more.</param>
public readonly record struct Turnover(double Notional, double Ratio)
{
    /// <summary>The sums over all fills.</summary>
    public static Turnover Of(IReadOnlyList<Fill> fills)
    {
        var (notional, ratio) = (0.0, 0.0);
        foreach (var fill in fills)
        {
            var value = Math.Abs(fill.Units) * fill.Price;
            notional += value;
            ratio += value / fill.EquityBefore;
        }

        return new Turnover(notional, ratio);
    }

    /// <summary>Ratio a year; null without time (<paramref name="years"/> zero).</summary>
    public double? PerYear(double years) => years > 0 ? Ratio / years : null;
}
