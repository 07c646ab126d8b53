namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>Slow stochastic oscillator: where the close lies between lowest low (0) and highest high (100), averaged twice.</summary>
    /// <param name="kPeriod">Number of bars of the range, 1 or more.</param>
    /// <param name="kSmoothing">Period of the average that makes <c>K</c>, 1 or more.</param>
    /// <param name="dPeriod">Period of the average of <c>K</c> that makes <c>D</c>, 1 or more.</param>
    /// <returns>
    /// Two series in [0, 100], both defined from index <c>kPeriod + kSmoothing + dPeriod - 3</c>, NaN before. The raw value is 0
    /// where highest and lowest are equal.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A period is below 1.</exception>
    /// <remarks>G. C. Lane, "Lane's Stochastics", Technical Analysis of Stocks and Commodities, 1984; as TA-Lib's STOCH.</remarks>
    public StochasticLines Stochastic(int kPeriod = 14, int kSmoothing = 3, int dPeriod = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kPeriod, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kSmoothing, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dPeriod, 1);

        var lowest = Low.Lowest(kPeriod);
        var range = High.Highest(kPeriod) - lowest;
        var raw = Series.Combine(Close - lowest, range, static (height, range) => range == 0 ? 0 : 100 * height / range);
        var k = raw.Sma(kSmoothing);
        var d = k.Sma(dPeriod);

        return new StochasticLines(k.BlankBefore(d.FirstFinite), d);
    }
}
