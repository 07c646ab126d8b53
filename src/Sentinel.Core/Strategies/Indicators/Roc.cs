namespace Sentinel.Core.Strategies;

public sealed partial class Series
{
    /// <summary>Rate of change: <c>100 * (x / x[period bars ago] - 1)</c>; 0 where the earlier value is 0.</summary>
    /// <param name="period">Number of bars to look back, 1 or more.</param>
    /// <returns>One value per bar in percent; defined from index <c>period</c>, NaN before.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>As TA-Lib's ROC.</remarks>
    public Series Roc(int period = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Define(Count, period, i => values[i - period] == 0 ? 0 : 100 * (values[i] / values[i - period] - 1));
    }
}
