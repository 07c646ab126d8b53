using Sentinel.Core.Backtesting;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Metrics;

/// <summary>The benchmark: buy with everything at the second bar's open, or the first traded one after it, hold to the last close.</summary>
/// <remarks>
/// The engine's own convention with a target of 1 from the first bar on, in closed form: last close / (that open *
/// (1 + slippage) * (1 + fee)) - 1. Like any last position it bears no cost of an exit.
/// </remarks>
public static class BuyAndHold
{
    /// <summary>Return over the window as a fraction, above -1; zero without a traded bar after the first, where nothing can be bought.</summary>
    public static double Return(PriceSeries prices, CostModel costs)
    {
        var bought = prices.NextTraded(1);
        if (bought >= prices.Count) return 0;

        var paid = prices.Open[bought] * (1 + costs.Slippage) * (1 + costs.Fee);
        return prices.Close[^1] / paid - 1;
    }
}
