namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>On-balance volume: the running total of volume, added when the close rises and taken off when it falls.</summary>
    /// <returns>One value per bar in coins; defined from index 0, where it is the first bar's volume.</returns>
    /// <remarks>J. E. Granville, "New Key to Stock Market Profits", 1963; as TA-Lib's OBV.</remarks>
    public Series Obv()
    {
        var total = 0.0;
        return Series.Define(Count, 0, i => total += i == 0 ? Volume[i] : Math.Sign(Close[i] - Close[i - 1]) * Volume[i]);
    }
}
