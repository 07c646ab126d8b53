namespace Sentinel.Core.Metrics;

/// <summary>Share of the time that the account held a position, long or short, however small.</summary>
/// <remarks>R. Pardo, "The Evaluation and Optimization of Trading Strategies", 2008 (time in market).</remarks>
public static class Exposure
{
    /// <summary>A fraction from 0 to 1.</summary>
    /// <param name="barsInMarket">Bars that closed with a position.</param>
    /// <param name="bars">All bars, one or more.</param>
    public static double Of(int barsInMarket, int bars) => (double)barsInMarket / bars;
}
