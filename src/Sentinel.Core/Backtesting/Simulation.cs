namespace Sentinel.Core.Backtesting;

/// <summary>What became of the capital: the result of following target positions over bars.</summary>
/// <param name="Equity">Equity at each bar's close, one value per bar, oldest first; the first is the initial capital.</param>
/// <param name="Fills">Every execution, in order.</param>
/// <param name="Trades">Every round trip, in order; only the last can be open.</param>
/// <param name="BarsInMarket">Number of bars that closed with a position.</param>
public sealed record Simulation(double[] Equity, IReadOnlyList<Fill> Fills, IReadOnlyList<Trade> Trades, int BarsInMarket);
