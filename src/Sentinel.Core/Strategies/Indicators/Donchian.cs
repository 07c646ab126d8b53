namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>Donchian channel: the highest high and the lowest low of the last bars, and the middle between them.</summary>
    /// <param name="period">Number of bars, the current one included, 1 or more.</param>
    /// <returns>Three series of prices, defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>
    /// A breakout compares with the row before, <c>Upper[i - 1]</c>: no close exceeds a channel that includes its own bar.
    /// R. Donchian, "Donchian's 5- and 20-Day Moving Averages", Commodities, 1974.
    /// </remarks>
    public DonchianChannel Donchian(int period = 20)
    {
        var (upper, lower) = (High.Highest(period), Low.Lowest(period));
        return new DonchianChannel(upper, (upper + lower) / 2, lower);
    }
}
