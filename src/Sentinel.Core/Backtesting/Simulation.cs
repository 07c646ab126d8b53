namespace Sentinel.Core.Backtesting;

/// <summary>What became of the capital: the result of following target positions over bars.</summary>
/// <param name="Equity">
/// Equity at each bar's close in the quote currency, one value per bar, oldest first; the first is the initial capital. Above
/// zero, or zero from the bar on at which the account was ruined.
/// </param>
/// <param name="Fills">Every execution, in order.</param>
/// <param name="Trades">Every round trip, in order; only the last can be open. One that ruined the account ended at that bar's close.</param>
/// <param name="BarsInMarket">Number of bars that closed with a position.</param>
public sealed record Simulation(double[] Equity, IReadOnlyList<Fill> Fills, IReadOnlyList<Trade> Trades, int BarsInMarket);
