namespace Sentinel.Core.Strategies;

public sealed partial class Bars
{
    /// <summary>Volume-weighted average of the typical price <c>(high + low + close) / 3</c> over the last bars.</summary>
    /// <param name="period">Number of bars, 1 or more; 24 is a day.</param>
    /// <returns>One price per bar; defined from index <c>period - 1</c>, NaN before, and where nothing was traded in the window.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    /// <remarks>
    /// Rolling, since a market that never closes has no session to start from. S. Berkowitz, D. Logue and E. Noser, "The Total
    /// Cost of Transactions on the NYSE", Journal of Finance, 1988.
    /// </remarks>
    public Series Vwap(int period = 24)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        return Rolling.Sum((High + Low + Close) / 3 * Volume, period) / Rolling.Sum(Volume, period);
    }
}
