using Sentinel.Core.Prices;

namespace Sentinel.Core.Backtests;

/// <summary>The exact bars a backtest used.</summary>
/// <param name="Symbol">Whose prices, such as <c>BTC-USD</c>.</param>
/// <param name="From">UTC open time of the first bar; null without bars.</param>
/// <param name="To">UTC open time of the last bar, inclusive; null without bars.</param>
/// <param name="Bars">Number of bars.</param>
/// <param name="Source">Where they came from; <c>synthetic-sample</c> means made-up.</param>
/// <param name="Hash">SHA-256 of the bars in lower-case hex.</param>
public sealed record BacktestData(
    string Symbol, DateTimeOffset? From, DateTimeOffset? To, int Bars, string Source, string Hash)
{
    /// <summary>A description of a price series.</summary>
    public static BacktestData Of(PriceSeries prices) =>
        new(prices.Symbol.ToString(), prices.First, prices.Last, prices.Count, prices.Source, prices.Hash);
}
