using Sentinel.Core.Backtesting;

namespace Sentinel.Core.Metrics;

/// <summary>What trading cost, in the quote currency.</summary>
/// <remarks>A. F. Perold, "The Implementation Shortfall: Paper versus Reality", Journal of Portfolio Management, 1988.</remarks>
/// <param name="Fees">Commission paid, zero or more.</param>
/// <param name="Slippage">Distance of the fill prices from the opens times the coins, zero or more.</param>
public readonly record struct TradingCosts(double Fees, double Slippage)
{
    /// <summary>The sums over all fills.</summary>
    public static TradingCosts Of(IReadOnlyList<Fill> fills)
    {
        var (fees, slippage) = (0.0, 0.0);
        foreach (var fill in fills)
        {
            fees += fill.Fee;
            slippage += fill.Slippage;
        }

        return new TradingCosts(fees, slippage);
    }
}
