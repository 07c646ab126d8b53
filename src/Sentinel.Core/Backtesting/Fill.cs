namespace Sentinel.Core.Backtesting;

/// <summary>One execution at the open of a bar.</summary>
/// <param name="Bar">Index of the bar at whose open it happened.</param>
/// <param name="Units">Coins bought (above zero) or sold (below zero).</param>
/// <param name="Price">Price paid or received, slippage included.</param>
/// <param name="Fee">Commission in the quote currency.</param>
/// <param name="Slippage">Cost of slippage in the quote currency.</param>
/// <param name="EquityBefore">Equity at that open before the fill.</param>
/// <param name="UnitsAfter">Position in coins after the fill, below zero when short.</param>
public readonly record struct Fill(
    int Bar, double Units, double Price, double Fee, double Slippage, double EquityBefore, double UnitsAfter)
{
    /// <summary>The position after the fill, valued at the open, as a share of the equity before it; below zero when short.</summary>
    public double WeightAfter => UnitsAfter * (Price - Slippage / Units) / EquityBefore;
}
