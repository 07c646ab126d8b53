namespace Sentinel.Core.Backtesting;

/// <summary>What became of the capital: the result of following target positions over bars.</summary>
/// <param name="Equity">
/// Equity at each bar's close in the quote currency, one value per bar, oldest first; the first is the initial capital. Above
/// zero, or zero from the bar on at which the account was ruined.
/// </param>
/// <param name="Fills">Every execution, in order.</param>
/// <param name="Trades">Every round trip, in order; only the last can be open. One that ruined the account ended in that bar, at the price that left nothing, so that the results of all add up to the change of equity.</param>
/// <param name="BarsInMarket">Number of bars that closed with a position.</param>
public sealed record Simulation(double[] Equity, IReadOnlyList<Fill> Fills, IReadOnlyList<Trade> Trades, int BarsInMarket)
{
    /// <summary>Number of orders that met an hour without trades and waited for the next traded open, or for a later order, or for the end.</summary>
    public int WaitedOrders { get; init; }
}
