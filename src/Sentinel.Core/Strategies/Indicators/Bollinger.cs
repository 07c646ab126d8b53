namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Bollinger bands: the moving average, and the same plus and less a number of standard deviations.</summary>
    /// <param name="period">Number of values, 1 or more.</param>
    /// <param name="deviations">Distance of the bands in population standard deviations, zero or more.</param>
    /// <returns>Three series in the unit of this one, defined from index <c>period - 1</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1 or <paramref name="deviations"/> below 0.</exception>
    /// <remarks>J. Bollinger, "Bollinger on Bollinger Bands", 2001; as TA-Lib's BBANDS.</remarks>
    public BollingerBands Bollinger(int period = 20, double deviations = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviations);

        var middle = Sma(period);
        var distance = deviations * StdDev(period);
        return new BollingerBands(middle + distance, middle, middle - distance);
    }
}
